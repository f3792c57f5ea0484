import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "../../..");
const leads = "this process leads the durable engine";

/** Server processes that are there to be killed. One of them leads the durable engine. */
export async function createWorkers() {
  // Bundled once: a process that compiles itself takes twice as long to start, and this starts dozens.
  const script = path.join(root, ".data/crash", `worker-${process.pid}.mjs`);
  const entryPoints = [path.join(root, "server/run-worker.ts")];
  await build({ entryPoints, bundle: true, platform: "node", format: "esm", packages: "external", outfile: script });
  const errors = path.join(root, ".data/logs/crash-workers.log");
  fs.mkdirSync(path.dirname(errors), { recursive: true });
  const errorsFile = fs.openSync(errors, "a");
  const alive = new Set<ChildProcess>();
  let leader: ChildProcess | null = null;

  function start() {
    const env = { ...process.env, LOG_LEVEL: "info" };
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", errorsFile], env, cwd: root });
    alive.add(child);
    let rest = "";
    child.stdout?.on("data", (text) => {
      const lines = (rest + String(text)).split("\n");
      rest = lines.pop() ?? "";
      if (lines.some((line) => line.includes(leads))) leader = child;
    });
    child.on("exit", () => {
      alive.delete(child);
      if (leader === child) leader = null;
    });
  }

  return {
    start,
    leader: () => leader,
    /** Kills the leading process and starts another. */
    replaceLeader() {
      leader?.kill("SIGKILL");
      leader = null;
      start();
    },
    close() {
      for (const child of alive) child.kill("SIGKILL");
      fs.closeSync(errorsFile);
      fs.rmSync(script, { force: true });
    },
  };
}
