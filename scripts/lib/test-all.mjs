import fs from "node:fs";
import path from "node:path";
import { build, generate } from "./build.mjs";
import { provideChromium } from "./chromium.mjs";
import { Failure } from "./failure.mjs";
import { withLock } from "./file-lock.mjs";
import { install } from "./install.mjs";
import { root } from "./options.mjs";
import { STATIC_CHECKS } from "./static-checks.mjs";
import { report, runTask } from "./task.mjs";

const logs = path.join(root, ".data/logs");
const place = { root, logs };
const totals = { passed: 0, failed: 0 };

/** Runs all, whatever fails, and ends with the sum of the tests; a step that fails without a failed test counts as one. */
export async function testAll() {
  const began = performance.now();
  if (await attempt("install", () => prepare(() => install(place)))) {
    await attempt("database client", () => prepare(() => generate(place)));
    count(await Promise.all(STATIC_CHECKS.map((task) => runTask(task, place))));
    await vitest("unit", 420_000);
    await vitest("integration", 720_000);
    await endToEnd();
  }
  console.log(
    `\n${((performance.now() - began) / 1000).toFixed(0)} s in all; logs in ${path.relative(process.cwd(), logs)}`,
  );
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exitCode = totals.failed || !totals.passed ? 1 : 0;
}

const prepare = (work) => withLock(path.join(root, ".data/preparing.lock"), 900_000, work);

function count(verdicts) {
  totals.failed += verdicts.filter((ok) => !ok).length;
}

/** @returns {Promise<unknown>} what `work` returned, or undefined when it failed. */
async function attempt(name, work) {
  const began = performance.now();
  try {
    const result = (await work()) ?? true;
    report(name, true, began);
    return result;
  } catch (error) {
    report(name, false, began);
    console.log(error instanceof Failure ? error.message : error.stack);
    totals.failed += 1;
    return undefined;
  }
}

async function vitest(project, limitMs) {
  const results = path.join(logs, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`];
  const commands = [["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters]];
  await runTests({ name: project, commands, limitMs }, results, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
  }));
}

async function endToEnd() {
  const chromium = await attempt("browser", () => provideChromium(place));
  const built = await attempt("build", () => prepare(() => build(place)));
  if (!chromium || !built) return;
  const results = path.join(logs, "e2e.json");
  const commands = [["node_modules/@playwright/test/cli.js", "test", "-c", "e2e", "--reporter=list,json"]];
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: results };
  await runTests({ name: "e2e", commands, env, limitMs: 900_000 }, results, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  }));
}

/** The numbers come from the reporter's file; a run without one, or without a test, is a failure. */
async function runTests(task, results, read) {
  fs.rmSync(results, { force: true });
  const ok = await runTask(task, place);
  const { passed, failed } = fs.existsSync(results)
    ? read(JSON.parse(fs.readFileSync(results, "utf8")))
    : { passed: 0, failed: 0 };
  console.log(`     ${passed} passed, ${failed} failed in ${task.name}`);
  totals.passed += passed;
  totals.failed += failed || (ok && passed ? 0 : 1);
}
