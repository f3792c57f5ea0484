// One line per step with its seconds, a sign of life while a long one runs, and each command's full output in a log.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";

const FIRST_SIGN_MS = 5_000;
const NEXT_SIGNS_MS = 20_000;
const running = new Set();

export function say(text) {
  console.log(`assay  ${text}`);
}

/** Runs `work` and prints `done` with the seconds it took; `hint` is said meanwhile when it takes long. */
export async function step({ done, hint }, work) {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  let timer;
  const sign = () => {
    say(`... ${hint} (${Math.round(seconds())} s so far)`);
    timer = setTimeout(sign, NEXT_SIGNS_MS);
  };
  if (hint) timer = setTimeout(sign, FIRST_SIGN_MS);
  try {
    const result = await work();
    const text = typeof done === "function" ? done(result) : done;
    say(`${text.padEnd(48)} ${seconds().padStart(6)} s`);
    return result;
  } finally {
    clearTimeout(timer);
  }
}

/** Runs a command to its end, its output going to `log`. @returns the output. @throws Failure with the log's tail. */
export function run(command, args, { cwd, env = process.env, log, what, remedy, limitMs = 1_800_000 }) {
  fs.mkdirSync(path.dirname(log), { recursive: true });
  const file = fs.openSync(log, "w");
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], timeout: limitMs });
    running.add(child);
    let output = "";
    const take = (chunk) => {
      output += chunk;
      fs.writeSync(file, chunk);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => take(String(error)));
    child.on("close", (code) => {
      running.delete(child);
      fs.closeSync(file);
      if (code === 0) resolve(output);
      else
        reject(
          new Failure(
            `${what} failed:\n\n${tail(output)}\n\n${adviceFor(output) ?? remedy}`,
            `The full log is ${log}.`,
          ),
        );
    });
  });
}

export function stopRunning() {
  for (const child of running) child.kill("SIGTERM");
}

function tail(output, lines = 30) {
  const indented = output.trimEnd().split("\n").slice(-lines);
  return indented.map((line) => `    ${line}`).join("\n");
}

function adviceFor(output) {
  if (/ENOSPC|No space left/.test(output)) return "The disk is full: free some space, then start again.";
  if (/EACCES|EPERM|EROFS/.test(output))
    return "A file may not be written: make this user the owner of the folder, then start again.";
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET/.test(output)) {
    return "The package registry was not reached: check the network or npm's proxy settings, then start again.";
  }
  if (/heap out of memory|SIGKILL|\bKilled\b/.test(output))
    return "Memory ran out: give this machine or container 2 GB, then start again.";
  return undefined;
}
