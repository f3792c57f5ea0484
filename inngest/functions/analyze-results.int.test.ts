import { afterAll, beforeAll, expect, test } from "vitest";
import { recompute } from "@/server/core/results/recompute";
import { resultsFileSchema, writeResultsFile } from "@/server/core/results/results-file";
import { addDemo } from "@/server/services/demo/add-demo";
import { cancelExperiment } from "@/server/services/experiments/cancel-experiment";
import { exportResults } from "@/server/services/results/export-results";
import { getAnalysis } from "@/server/services/results/get-analysis";
import { getResults } from "@/server/services/results/get-results";
import { requestAnalysis } from "@/server/services/results/request-analysis";
import { createWorkspace, type TestWorkspace } from "@/server/services/testing/factory";
import { engine, inngest } from "../client";
import { functions } from "./index";

let workspace: TestWorkspace;
let demo: { finishedId: string; runningId: string };

beforeAll(async () => {
  workspace = await createWorkspace();
  await engine().serve({ client: inngest(), functions: functions() });
  await engine().start();
  demo = await addDemo.execute(workspace.members.owner, {});
}, 60_000);

afterAll(async () => {
  await engine().stop(500);
});

const read = (experimentId: string) => getAnalysis.execute(workspace.members.viewer, { experimentId });

test("a run that has ended gets its analysis by itself, of the samples its snapshot counted", async () => {
  const experimentId = demo.finishedId;
  await expect
    .poll(async () => (await read(experimentId)).analysis?.body.reading, { timeout: 60_000, interval: 200 })
    .toBeOneOf(["at_the_end", "biased_by_stopping"]);
  const { analysis } = await read(experimentId);
  const results = await getResults.execute(workspace.members.viewer, { experimentId });
  const primary = results?.body.metrics.find((metric) => metric.isPrimary);
  const [candidate] = analysis?.body.candidates ?? [];
  expect(candidate?.n).toBe(primary?.comparisons[0]?.estimate.n);
  expect(candidate?.benefit).toBeCloseTo(primary?.comparisons[0]?.estimate.value ?? 0, 10);
  expect(candidate?.influential[0]?.sampleId).toMatch(/^[0-9a-f-]{36}$/);
  expect(candidate?.fixed.rows.map(({ key }) => key)).toEqual(["newcombe", "mcnemar", "odds_ratio"]);
  expect(candidate?.slices.length).toBeGreaterThan(1);
  // A ratio has a p from 50 samples on; where the run stopped before, it has none.
  const rest = results?.body.metrics.filter((metric) => !metric.isPrimary) ?? [];
  const withInterval = rest.filter(({ comparisons }) => comparisons[0]?.estimate.low != null);
  expect(withInterval.length).toBeGreaterThan(0);
  expect(analysis?.body.secondary.map(({ evaluatorId }) => evaluatorId)).toEqual(
    withInterval.map(({ evaluatorId }) => evaluatorId),
  );
}, 90_000);

test("a results file holds all that its numbers were computed from, and gives the same bytes again", async () => {
  const input = { experimentId: demo.finishedId };
  await expect(exportResults.execute(workspace.members.viewer, input)).rejects.toMatchObject({ code: "forbidden" });
  const file = await exportResults.execute(workspace.members.analyst, input);
  const text = [...writeResultsFile(file)].join("");
  const again = await exportResults.execute(workspace.members.analyst, input);
  expect([...writeResultsFile(again)].join("") === text).toBe(true);
  const read = resultsFileSchema.parse(JSON.parse(text));
  expect(recompute(read).filter(({ isSame }) => !isSame)).toEqual([]);
  const [scores] = read.rows.scores[0] ?? [];
  if (!scores) throw new Error("The file has no scores.");
  scores.sum[0] = 1 - (scores.sum[0] ?? 0);
  expect(recompute(read).filter(({ isSame }) => !isSame)).toContainEqual({ part: "results.metrics", isSame: false });
}, 30_000);

test("a run that goes on is analysed when somebody asks, and lets no p-value out", async () => {
  const experimentId = demo.runningId;
  const ask = () => requestAnalysis.execute(workspace.members.viewer, { experimentId });
  await expect.poll(async () => (await ask()).isAsked, { timeout: 30_000, interval: 100 }).toBe(true);
  await expect.poll(async () => (await read(experimentId)).analysis, { timeout: 30_000, interval: 200 }).not.toBeNull();
  const { analysis } = await read(experimentId);
  expect(analysis?.body.reading).toBe("not_yet");
  expect(analysis?.body.candidates[0]?.fixed.rows.filter(({ p }) => p !== null)).toEqual([]);
  expect((await ask()).isAsked).toBe(false);
  await cancelExperiment.execute(workspace.members.owner, { experimentId });
}, 90_000);

test("a stranger gets none, cannot ask for one and exports nothing", async () => {
  const { members } = await createWorkspace();
  const input = { experimentId: demo.finishedId };
  await expect(getAnalysis.execute(members.owner, input)).rejects.toMatchObject({ code: "not_found" });
  await expect(exportResults.execute(members.owner, input)).rejects.toMatchObject({ code: "not_found" });
  await expect(requestAnalysis.execute(members.owner, input)).rejects.toMatchObject({ code: "not_found" });
});
