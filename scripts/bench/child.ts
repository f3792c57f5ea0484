import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../lib/options.mjs";

/** A script in a process of its own, TypeScript or built, ready once it printed its first line. */
export async function startChild(file: string, args: string[] = [], env: Record<string, string> = {}) {
  const compile = file.endsWith(".ts") ? ["--import", "tsx"] : [];
  const child: ChildProcess = spawn(process.execPath, [...compile, path.resolve(root, file), ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const firstLine = await new Promise<string>((resolve, reject) => {
    child.stdout?.once("data", (text) => resolve(String(text).split("\n")[0] ?? ""));
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  child.removeAllListeners("exit");
  return { pid: child.pid ?? 0, firstLine, stop: () => child.kill("SIGKILL") };
}

/** Peak resident memory in MB, as Linux counts it; null elsewhere. */
export function peakMemoryMb(pid: number): number | null {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return line ? Math.round(Number(line[1]) / 1024) : null;
  } catch {
    return null;
  }
}

/** Processor time in ms that a process has used since it began, as Linux counts it; null elsewhere. */
export function cpuMs(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    const ticksPerSecond = 100;
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return null;
  }
}
