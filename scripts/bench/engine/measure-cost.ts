import { readdirSync, readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

interface Pids {
  /** The postmaster; its backends are its children. */
  database: number;
  /** Other processes that work for what is measured. */
  helpers: number[];
}

export interface Cost {
  seconds: number;
  appCpuMs: number;
  /** Null where there is no /proc. */
  databaseCpuMs: number | null;
  /** Processor cores that other programs of this machine used meanwhile: figures with neighbours are no figures. */
  othersCores: number | null;
}

/** Runs work and says what it took: time, processor time of this process and of the database, and the neighbours'. */
export async function measureCost(pids: Pids, work: () => Promise<void>): Promise<Cost> {
  const before = read(pids);
  const cpu = process.cpuUsage();
  const from = performance.now();
  await work();
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const after = read(pids);
  const appCpuMs = (user + system) / 1000;
  if (!before || !after) return { seconds, appCpuMs, databaseCpuMs: null, othersCores: null };
  const databaseCpuMs = after.database - before.database;
  const others = after.busy - before.busy - appCpuMs - databaseCpuMs - (after.helpers - before.helpers);
  return { seconds, appCpuMs, databaseCpuMs, othersCores: Math.max(0, others / 1000 / seconds) };
}

function read({ database, helpers }: Pids) {
  try {
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = readFileSync("/proc/stat", "utf8")
      .slice(3, 200)
      .trim()
      .split(/\s+/)
      .map(Number);
    return {
      busy: (user + nice + system + irq + softirq + steal) * TICK_MS,
      database: readFamily(database),
      helpers: helpers.reduce((sum, pid) => sum + (readProcess(pid)?.cpuMs ?? 0), 0),
    };
  } catch {
    return null;
  }
}

/** The postmaster's own time holds that of its children that ended. */
function readFamily(postmaster: number): number {
  let cpuMs = 0;
  for (const name of readdirSync("/proc")) {
    const found = /^\d+$/.test(name) ? readProcess(Number(name)) : null;
    if (found?.pid === postmaster) cpuMs += found.cpuMs + found.endedChildrenMs;
    else if (found?.parent === postmaster) cpuMs += found.cpuMs;
  }
  return cpuMs;
}

export function readProcess(pid: number) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const number = (i: number) => Number(fields[i]);
    return {
      pid,
      parent: number(1),
      cpuMs: (number(11) + number(12)) * TICK_MS,
      endedChildrenMs: (number(13) + number(14)) * TICK_MS,
    };
  } catch {
    return null;
  }
}
