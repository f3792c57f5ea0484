// `npm run test:engine`: the durable engine's black-box suite, on each target. A real server joins when INNGEST_BASE_URL is set.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "./lib/options.mjs";

const asked = process.argv.slice(2);
const targets = asked.length ? asked : ["embedded", "http", ...(process.env.INNGEST_BASE_URL ? ["real"] : [])];
const file = path.join(root, ".data/logs/engine.json");
const suite = "server/engine/black-box.int.test.ts";
const options = ["--project", "integration", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
const lines = [];
for (const target of targets) {
  fs.rmSync(file, { force: true });
  const began = performance.now();
  spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...options, suite], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ENGINE_TARGET: target },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : null;
  const passed = report?.numPassedTests ?? 0;
  const failed = report ? report.numFailedTests + (passed ? 0 : 1) : 1;
  if (failed) process.exitCode = 1;
  lines.push(`${target.padEnd(9)} ${passed} passed, ${failed} failed, ${seconds} s`);
}
console.log(`\n${lines.join("\n")}`);
