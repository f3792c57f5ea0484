// One part of a check or test run: a command with a name, a verdict, its seconds, and its output's tail when it fails.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** @returns {Promise<boolean>} whether every command of the task ended well. */
export async function runTask({ name, commands, env = {}, limitMs = 600_000 }, { root, logs }) {
  const began = performance.now();
  const log = path.join(logs, `${name}.log`);
  fs.mkdirSync(logs, { recursive: true });
  fs.writeFileSync(log, "");
  let problem;
  for (const args of commands) {
    problem = await execute(args, { root, env: { ...cleanEnvironment(), ...env }, log, limitMs });
    if (problem) break;
  }
  report(name, !problem, began);
  if (problem) console.log(`${indentedTail(log)}\n     (${problem}; the full log is ${log})`);
  return !problem;
}

export function report(name, ok, began) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${ok ? "ok  " : "FAIL"} ${name.padEnd(16)} ${seconds.padStart(6)} s`);
}

/** What a shell happens to export must not change what is tested; NODE_ENV=production would drop React's test build. */
function cleanEnvironment() {
  const foreign = /^(NODE_ENV|PORT|HOST|DATABASE_(OWNER_)?URL|ASSAY_\w+|NEXTAUTH_\w+|INNGEST_\w+|npm_config_omit)$/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", NO_COLOR: "1" };
}

/** @returns {Promise<string | undefined>} what went wrong. */
function execute(args, { root, env, log, limitMs }) {
  const file = fs.openSync(log, "a");
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", file, file] });
    running.add(child);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 10_000).unref();
    }, limitMs);
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      fs.closeSync(file);
      if (isLate) resolve(`stopped after ${limitMs / 1000} s`);
      else resolve(code === 0 ? undefined : `ended with ${signal ?? `code ${code}`}`);
    });
  });
}

function indentedTail(log, lines = 60) {
  const all = fs.readFileSync(log, "utf8").trimEnd().split("\n");
  return all
    .slice(-lines)
    .map((line) => `     ${line}`)
    .join("\n");
}
