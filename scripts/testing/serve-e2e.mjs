// The server of the end-to-end tests: the same `npm start` on an empty data folder. Ends with the test runner, however
// that ends.
import fs from "node:fs";
import path from "node:path";
import { readLock } from "../lib/file-lock.mjs";
import { isInstalled } from "../lib/install.mjs";
import { launch } from "../lib/launch.mjs";
import { root } from "../lib/options.mjs";
import { stopPostgres } from "../lib/postgres.mjs";
import { lockFile } from "../lib/preflight.mjs";

const [port = "3210"] = process.argv.slice(2);
const dataDir = path.join(root, ".data/e2e", port);
process.env.ASSAY_DATA_DIR = dataDir;

// A living run keeps its folder; the launcher then says who it is.
if (isInstalled(root) && !readLock(lockFile(dataDir))) {
  const cluster = await stopPostgres({ root, dataDir });
  if (cluster) fs.rmSync(cluster, { recursive: true, force: true });
  fs.rmSync(dataDir, { recursive: true, force: true });
}

const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, 1000).unref();

await launch(["--port", port]);
