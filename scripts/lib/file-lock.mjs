// A lock file that names its holder. A holder that died, or whose pid now belongs to another process, holds nothing.
import fs from "node:fs";
import path from "node:path";
import { describeProcess } from "./processes.mjs";

export function readLock(file) {
  try {
    const lock = JSON.parse(fs.readFileSync(file, "utf8"));
    const alive = describeProcess(lock.pid);
    return alive && alive.startedAt === lock.startedAt ? lock : null;
  } catch {
    return null;
  }
}

/** Takes the lock for this process, or returns what its living holder wrote. */
export function takeLock(file, details = {}) {
  const mine = { pid: process.pid, startedAt: describeProcess(process.pid)?.startedAt, ...details };
  // Written aside first: a lock file is never seen half-written, and `link` fails when somebody was faster.
  const draft = `${file}.${process.pid}`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (;;) {
      try {
        fs.linkSync(draft, file);
        return null;
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
        const holder = readLock(file);
        if (holder) return holder;
        fs.rmSync(file, { force: true });
      }
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

export function updateLock(file, details) {
  const next = `${file}.${process.pid}`;
  fs.writeFileSync(next, JSON.stringify({ ...JSON.parse(fs.readFileSync(file, "utf8")), ...details }), { mode: 0o600 });
  fs.renameSync(next, file);
}

export function releaseLock(file) {
  if (readLock(file)?.pid === process.pid) fs.rmSync(file, { force: true });
}

/** Runs `work` while holding the lock, waiting for a living holder as long as it takes, at most `limitMs`. */
export async function withLock(file, limitMs, work) {
  const until = performance.now() + limitMs;
  for (let holder = takeLock(file); holder; holder = takeLock(file)) {
    if (performance.now() > until) throw new Error(`${file} is still held by process ${holder.pid}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  try {
    return await work();
  } finally {
    releaseLock(file);
  }
}
