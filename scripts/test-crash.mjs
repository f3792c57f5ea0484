// `npm run test:crash [-- crashes [seed]]`: experiments killed again and again in mid-run; a table of what that cost.
import { spawnSync } from "node:child_process";
import { root } from "./lib/options.mjs";

const script = "inngest/functions/testing/run-crashes.ts";
const args = ["--import", "tsx", script, ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
