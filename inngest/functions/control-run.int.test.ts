import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { planSchema } from "@/server/core/experiment/schema";
import { withTenant } from "@/server/db/with-tenant";
import { startFakeOpenAi } from "@/server/providers/testing/fake-openai";
import { cancelExperiment } from "@/server/services/experiments/cancel-experiment";
import { copyExperiment } from "@/server/services/experiments/copy-experiment";
import { pauseExperiment } from "@/server/services/experiments/pause-experiment";
import { resumeExperiment } from "@/server/services/experiments/resume-experiment";
import { startExperiment } from "@/server/services/experiments/start-experiment";
import { getResults } from "@/server/services/results/get-results";
import { getResultsVersion } from "@/server/services/results/get-results-version";
import { listResultSamples } from "@/server/services/results/list-result-samples";
import { createWorkspace, type TestWorkspace } from "@/server/services/testing/factory";
import { engine, inngest } from "../client";
import { functions } from "./index";
import { createOpenAiRun } from "./testing/create-openai-run";

type Provider = Awaited<ReturnType<typeof startFakeOpenAi>>;

let workspace: TestWorkspace;
const providers: Provider[] = [];
const owner = () => workspace.members.owner;

beforeAll(async () => {
  await engine().serve({ client: inngest(), functions: functions() });
  await engine().start();
}, 60_000);
afterEach(async () => {
  for (const provider of providers.splice(0)) await provider.close();
});
afterAll(() => engine().stop(500));

async function launch({ latencyMs, ...size }: { latencyMs: number; samples: number; maxConcurrency: number }) {
  const provider = await startFakeOpenAi({ latencyMs });
  providers.push(provider);
  workspace = await createWorkspace();
  const { baseUrl } = provider;
  const experimentId = await createOpenAiRun(workspace, { baseUrl, ...size, hasJudge: false });
  await startExperiment.execute(owner(), { experimentId });
  return { experimentId, provider };
}

const attemptsOf = (experimentId: string) =>
  withTenant(workspace.workspaceId, (db) =>
    db.attempt.findMany({
      where: { experimentId },
      select: { startedAt: true, outcome: true, errorKind: true, costMicroUsd: true, reservedMicroUsd: true },
    }),
  );
const wholeList = { limit: 200, filter: "all", sort: "order", search: "" } as const;
const statusOf = async (experimentId: string) => (await getResultsVersion.execute(owner(), { experimentId })).status;

test("pause: from the next second on no call begins, and answers under way are kept; resume goes on", async () => {
  const { experimentId, provider } = await launch({ latencyMs: 60, samples: 200, maxConcurrency: 4 });
  await expect.poll(() => provider.calls().total, { timeout: 20_000 }).toBeGreaterThan(8);
  await pauseExperiment.execute(owner(), { experimentId });
  const pausedAt = Date.now();
  const open = async () => (await attemptsOf(experimentId)).filter((a) => a.outcome === null).length;
  await expect.poll(open, { timeout: 20_000 }).toBe(0);
  const atRest = await attemptsOf(experimentId);
  expect(atRest.every((a) => a.outcome === "succeeded")).toBe(true);
  expect(Math.max(...atRest.map((a) => a.startedAt.getTime())) - pausedAt).toBeLessThan(1_000);

  await resumeExperiment.execute(owner(), { experimentId });
  await expect.poll(() => provider.calls().total, { timeout: 20_000 }).toBeGreaterThan(atRest.length);
  await cancelExperiment.execute(owner(), { experimentId });
}, 90_000);

test("cancel breaks off calls under way, whose reserved cost stays on the bill, and no trial is blamed", async () => {
  const { experimentId, provider } = await launch({ latencyMs: 120_000, samples: 40, maxConcurrency: 4 });
  await expect.poll(() => provider.calls().total, { timeout: 20_000 }).toBe(4);
  await cancelExperiment.execute(owner(), { experimentId });
  const ends = async () => (await attemptsOf(experimentId)).map((a) => a.errorKind);
  await expect.poll(ends, { timeout: 10_000 }).toEqual(Array.from({ length: 4 }, () => "aborted"));
  for (const { costMicroUsd, reservedMicroUsd } of await attemptsOf(experimentId)) {
    expect(costMicroUsd).toBe(reservedMicroUsd);
  }
  const trials = await withTenant(workspace.workspaceId, (db) =>
    db.trial.groupBy({ by: ["status"], where: { experimentId }, _count: true }),
  );
  expect(trials).toEqual([{ status: "pending", _count: 80 }]);
  const body = async () => (await getResults.execute(owner(), { experimentId }))?.body;
  await expect.poll(async () => (await body())?.verdict.isFinal, { timeout: 20_000 }).toBe(true);
  expect((await body())?.progress).toMatchObject({ planned: 80, cancelled: 80, pending: 0 });
  const { items } = await listResultSamples.execute(owner(), { experimentId, ...wholeList });
  expect(new Set(items.flatMap((s) => s.cells.flatMap((c) => c.trials.map((t) => t.status))))).toEqual(
    new Set(["left_out"]),
  );
}, 60_000);

test("cancel waits for no row of the run: its cost does not grow with it, and no answer being stored can stand in its way", async () => {
  const { experimentId, provider } = await launch({ latencyMs: 120_000, samples: 40, maxConcurrency: 4 });
  await expect.poll(() => provider.calls().total, { timeout: 20_000 }).toBe(4);
  await withTenant(workspace.workspaceId, async (db) => {
    await db.$queryRaw`select "id" from "Trial" where "experimentId" = ${experimentId}::uuid for update`;
    const { status } = await cancelExperiment.execute(owner(), { experimentId });
    expect(status).toBe("cancelled");
  });
}, 60_000);

test.each([
  { what: "a try", samples: 10 },
  { what: "a smaller run", samples: 35 },
])(
  "$what on the same connection does not wait for a large run to end",
  async ({ samples }) => {
    const large = await launch({ latencyMs: 40, samples: 1_500, maxConcurrency: 4 });
    await expect.poll(() => large.provider.calls().total, { timeout: 20_000 }).toBeGreaterThan(8);
    const { id: smallId } = await copyExperiment.execute(owner(), { experimentId: large.experimentId });
    const plan = planSchema.parse({ stopEarly: false, sampleLimit: samples });
    await withTenant(workspace.workspaceId, (db) => db.experiment.update({ where: { id: smallId }, data: { plan } }));
    await startExperiment.execute(owner(), { experimentId: smallId });
    await expect.poll(() => statusOf(smallId), { timeout: 60_000 }).toBe("completed");
    expect(await statusOf(large.experimentId)).toBe("running");
    await cancelExperiment.execute(owner(), { experimentId: large.experimentId });
  },
  120_000,
);
