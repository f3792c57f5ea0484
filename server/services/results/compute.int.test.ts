import { setImmediate } from "node:timers/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { buildStatistics } from "@/scripts/lib/build.mjs";
import { root } from "@/scripts/lib/options.mjs";
import { summarizeRun } from "@/server/core/results/computations";
import { runOf } from "@/server/core/results/testing/run-of";
import { compute } from "./compute";

const size = 50_000;
const rows = Array.from({ length: size }, (_, i) => ({ a: (i % 7) / 7, b: (i % 5) / 5 }));

beforeAll(async () => {
  vi.stubEnv("ASSAY_STATISTICS_FILE", await buildStatistics({ root, logs: `${root}/.data/logs` }));
});

test("a run is summarised beside the event loop, to the same bytes", async () => {
  const run = runOf(rows, size, { status: "completed", key: "bleu" });
  let isDone = false;
  const computed = compute("summarizeRun", run).finally(() => {
    isDone = true;
  });
  await setImmediate();
  expect(isDone).toBe(false);
  expect(JSON.stringify(await computed)).toBe(JSON.stringify(summarizeRun(run)));
});

test("what cannot be computed is said, and the next question is answered", async () => {
  const run = runOf(rows.slice(0, 20), 20);
  const nothing = { ...run, manifest: { ...run.manifest, evaluators: [] } };
  await expect(compute("summarizeRun", nothing)).rejects.toThrow("A run measures at least one thing.");
  expect((await compute("summarizeRun", run)).body.progress.succeeded).toBe(40);
});
