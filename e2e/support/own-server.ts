import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** A whole `npm start` of its own, which a test may kill without asking. */
export function createOwnServer(port: number) {
  const dataDir = path.join(root, ".data/e2e", `own-${port}`);
  let launcher: ChildProcess | null = null;

  return {
    url: `http://localhost:${port}`,
    /** Starts and waits until it says that it is ready. */
    async start(): Promise<void> {
      fs.mkdirSync(dataDir, { recursive: true });
      const env = { ...process.env, ASSAY_DATA_DIR: dataDir, PORT: String(port) };
      const child = spawn(process.execPath, ["scripts/start.mjs"], {
        cwd: root,
        env,
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
      });
      launcher = child;
      let said = "";
      await new Promise<void>((resolve, reject) => {
        const listen = (text: Buffer) => {
          said += text;
          if (said.includes(`http://localhost:${port}`)) resolve();
        };
        child.stdout?.on("data", listen);
        child.stderr?.on("data", listen);
        child.once("exit", (code) => reject(new Error(`it ended with ${code}:\n${said}`)));
      });
    },
    /** kill -9 of launcher and server at once; PostgreSQL stays, as it would. */
    kill(): void {
      if (launcher?.pid) process.kill(-launcher.pid, "SIGKILL");
      launcher = null;
    },
    /** An orderly stop, database included. */
    async stop(): Promise<void> {
      const child = launcher;
      if (!child?.pid) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      launcher = null;
    },
    removeData: () => fs.rmSync(dataDir, { recursive: true, force: true }),
  };
}
