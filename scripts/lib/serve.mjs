import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "./failure.mjs";

const GUARD = path.resolve(import.meta.dirname, "exit-with-parent.mjs");

/** Starts the built server (or `next dev`) as a child that dies with this process. */
export function serve({ root, dev, port, host, env }) {
  const command = dev
    ? { cwd: root, args: ["node_modules/next/dist/bin/next", "dev", "-p", String(port), "-H", host] }
    : { cwd: path.join(root, ".next/standalone"), args: ["server.js"] };
  return spawn(process.execPath, ["--import", GUARD, ...command.args], {
    cwd: command.cwd,
    env: { ...env, NODE_ENV: dev ? "development" : "production", PORT: String(port), HOSTNAME: host },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** Starts a worker as a child that dies with this process. */
export function serveWorker({ root, script, env }) {
  return spawn(process.execPath, ["--import", GUARD, script], {
    cwd: root,
    env: { ...env, NODE_ENV: "production" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** Waits until the worker says that it works. @throws Failure when it ends before. */
export function waitUntilStarted(worker) {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("exit", (code) =>
      reject(new Failure(`The worker ended while starting (code ${code}).`, "What it printed above says why.")),
    );
  });
}

/** Waits until the server says that it is healthy. @throws Failure when it ends or stays ill. */
export async function waitUntilHealthy(server, address, limitMs = 120_000) {
  const until = performance.now() + limitMs;
  let last = "no answer";
  while (performance.now() < until) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Failure(
        `The server ended while starting (${server.signalCode ?? `code ${server.exitCode}`}).`,
        "What it printed above says why.",
      );
    }
    try {
      const response = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return;
      last = `status ${response.status}: ${(await response.text()).slice(0, 300)}`;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
    await pause(100);
  }
  throw new Failure(
    `The server was not healthy after ${limitMs / 1000} seconds (${last}).`,
    "What it printed above says why.",
  );
}

/** Next waits for open streams for ever, so the wait has a limit. */
export async function stopServer(server) {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  if ((await Promise.race([ended, pause(5000, "late")])) === "late") {
    server.kill("SIGKILL");
    await ended;
  }
}
