// `npm run recompute -- results.json`: computes an exported run's results anew from its rows and compares them byte by byte.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./lib/options.mjs";
import { statisticsVersion } from "./lib/version.mjs";

const [file] = process.argv.slice(2);
if (!file) {
  console.error("Name a results file: npm run recompute -- assay-results.json");
  process.exit(2);
}
const script = path.join(root, "scripts/recompute/recompute-file.ts");
const args = ["--import", "tsx", script, path.resolve(file), statisticsVersion(root)];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
