// What runs under a pid, on Linux from /proc (slim images have no `ps`), elsewhere from `ps`.
import { spawnSync } from "node:child_process";
import fs from "node:fs";

/** @returns {{ command: string, startedAt: string } | null} null when nothing lives there; a zombie counts as dead. */
export function describeProcess(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return fs.existsSync("/proc/self/stat") ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return { command, startedAt: `${bootId()}:${fields[19]}` };
  } catch {
    return null;
  }
}

/** Start times count from boot, so that a pid and a start time may both repeat after a restart of the machine. */
function bootId() {
  try {
    return fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

function fromPs(pid) {
  const found = spawnSync("ps", ["-o", "stat=,lstart=,command=", "-p", String(pid)], { encoding: "utf8" });
  const [, stat, startedAt, command] = /^\s*(\S+)\s+(\S+ +\S+ +\S+ +\S+ +\S+)\s+(.*)$/m.exec(found.stdout ?? "") ?? [];
  return stat && !stat.startsWith("Z") ? { command, startedAt } : null;
}
