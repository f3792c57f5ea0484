// `npm run bench -- <name>`: measures, prints its figures beside a baseline of the same run, and closes with one line of JSON.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "./lib/options.mjs";

const folder = path.join(root, "scripts/bench");
const names = fs
  .readdirSync(folder)
  .flatMap((file) => (file.endsWith(".bench.ts") ? [file.replace(".bench.ts", "")] : []));
const [name, ...args] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Name a benchmark: ${names.map((n) => `npm run bench -- ${n}`).join(", ")}`);
  process.exit(2);
}
const script = path.join(folder, `${name}.bench.ts`);
const { status } = spawnSync(process.execPath, ["--import", "tsx", script, ...args], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);
