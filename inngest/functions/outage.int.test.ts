import { afterAll, beforeAll, expect, test } from "vitest";
import { withTenant } from "@/server/db/with-tenant";
import { type FakeOpenAi, startFakeOpenAi } from "@/server/providers/testing/fake-openai";
import { getHolds } from "@/server/services/experiments/get-holds";
import { startExperiment } from "@/server/services/experiments/start-experiment";
import { getResultsVersion } from "@/server/services/results/get-results-version";
import { createWorkspace, type TestWorkspace } from "@/server/services/testing/factory";
import { engine, inngest } from "../client";
import { functions } from "./index";
import { createOpenAiRun } from "./testing/create-openai-run";

const open: FakeOpenAi[] = [];
async function startServer(options: Parameters<typeof startFakeOpenAi>[0]): Promise<FakeOpenAi> {
  const server = await startFakeOpenAi(options);
  open.push(server);
  return server;
}

beforeAll(async () => {
  await engine().serve({ client: inngest(), functions: functions() });
  await engine().start();
});

afterAll(async () => {
  await engine().stop(500);
  for (const server of open) await server.close();
});

const samples = 60;

async function startRun(baseUrl: string): Promise<{ workspace: TestWorkspace; experimentId: string }> {
  const workspace = await createWorkspace();
  const experimentId = await createOpenAiRun(workspace, { baseUrl, samples, maxConcurrency: 4, hasJudge: false });
  await startExperiment.execute(workspace.members.owner, { experimentId });
  return { workspace, experimentId };
}
type Run = Awaited<ReturnType<typeof startRun>>;

const statusOf = async ({ workspace, experimentId }: Run) =>
  (await getResultsVersion.execute(workspace.members.viewer, { experimentId })).status;
const holdsOf = async ({ workspace, experimentId }: Run) =>
  (await getHolds.execute(workspace.members.viewer, { experimentId })).items;
const attemptsOf = ({ workspace: { workspaceId }, experimentId }: Run) =>
  withTenant(
    workspaceId,
    (db) => db.$queryRaw<{ outcome: string; n: number }[]>`
      select "outcome", count(*)::int as n from "Attempt" where "experimentId" = ${experimentId}::uuid
      group by "trialId", "outcome"`,
  );

test("a provider that goes away and comes back costs a run a few tries and another connection nothing; all trials are answered", async () => {
  const shaky = await startServer({ latencyMs: 40 });
  const steady = await startServer({ latencyMs: 40 });
  const struck = await startRun(shaky.baseUrl);
  const beside = await startRun(steady.baseUrl);
  await expect.poll(() => shaky.calls().total, { timeout: 30_000 }).toBeGreaterThan(10);
  const { port } = new URL(shaky.baseUrl);
  await shaky.close();

  await expect.poll(() => holdsOf(struck), { timeout: 15_000 }).toHaveLength(1);
  const [held] = await holdsOf(struck);
  expect(held?.models).toEqual([
    expect.objectContaining({ breaker: "open", failureKind: "network", label: "fake-one" }),
  ]);
  await expect.poll(() => statusOf(beside), { timeout: 60_000 }).toBe("completed");
  expect(await statusOf(struck)).toBe("running");
  expect(await holdsOf(beside)).toEqual([]);
  expect((await attemptsOf(beside)).every((row) => row.outcome === "succeeded" && row.n === 1)).toBe(true);

  const back = await startServer({ latencyMs: 5, port: Number(port) });
  await expect.poll(() => statusOf(struck), { timeout: 75_000, interval: 250 }).toBe("completed");
  expect(back.calls().total).toBeGreaterThan(0);
  const rows = await attemptsOf(struck);
  expect(rows.filter((row) => row.outcome === "succeeded")).toHaveLength(samples * 2);
  const failed = rows.filter((row) => row.outcome === "failed");
  // Those under way when it went, those let in before the fifth failure was seen, and a probe: no trial is worn out.
  expect(Math.max(...failed.map((row) => row.n))).toBeLessThanOrEqual(3);
  expect(failed.reduce((sum, row) => sum + row.n, 0)).toBeLessThanOrEqual(20);
  expect(await holdsOf(struck)).toEqual([]);
}, 180_000);
