import { afterAll, beforeAll, expect, test } from "vitest";
import { withTenant } from "@/server/db/with-tenant";
import { addDemo } from "@/server/services/demo/add-demo";
import { cancelExperiment } from "@/server/services/experiments/cancel-experiment";
import { getExperiment } from "@/server/services/experiments/get-experiment";
import { pauseExperiment } from "@/server/services/experiments/pause-experiment";
import { resumeExperiment } from "@/server/services/experiments/resume-experiment";
import { getResults } from "@/server/services/results/get-results";
import { getResultsVersion } from "@/server/services/results/get-results-version";
import { createWorkspace, type TestWorkspace } from "@/server/services/testing/factory";
import { engine, inngest } from "../client";
import { functions } from "./index";

let workspace: TestWorkspace;
let demo: { finishedId: string; runningId: string; draftId: string };

beforeAll(async () => {
  workspace = await createWorkspace();
  await engine().serve({ client: inngest(), functions: functions() });
  await engine().start();
  demo = await addDemo.execute(workspace.members.owner, {});
}, 60_000);

afterAll(async () => {
  await engine().stop(500);
});

const viewer = () => workspace.members.viewer;

async function reach(experimentId: string, statuses: string[]) {
  await expect
    .poll(async () => (await getResultsVersion.execute(viewer(), { experimentId })).status, {
      timeout: 60_000,
      interval: 100,
    })
    .toBeOneOf(statuses);
}

test("the demo's first experiment decides by itself for the careful prompt, with every trial answered once", async () => {
  const experimentId = demo.finishedId;
  await reach(experimentId, ["completed", "stopped"]);
  const results = await getResults.execute(viewer(), { experimentId });
  const body = results?.body;
  expect(body?.verdict.kind, body?.verdict.sentence).toBe("ship");
  expect(body?.verdict.isFinal).toBe(true);
  expect(body?.verdict.sentence).toMatch(/^B beats A on Exact match by 0\.\d+/);
  const primary = body?.metrics.find((m) => m.isPrimary);
  expect(primary?.comparisons[0]?.estimate.low).toBeGreaterThan(0);
  expect(body?.series[0]?.points.at(-1)?.n).toBe(primary?.comparisons[0]?.estimate.n);
  const doubled = await withTenant(
    workspace.workspaceId,
    (db) => db.$queryRaw`
      select "trialId" from "Attempt" where "experimentId" = ${experimentId}::uuid and "outcome" = 'succeeded'
      group by "trialId", "purpose" having count(*) > 1`,
  );
  expect(doubled).toEqual([]);
}, 90_000);

test("a paused run makes no further call, a resumed one goes on, a cancelled one keeps what it has", async () => {
  const experimentId = demo.runningId;
  const owner = workspace.members.owner;
  const attempts = () =>
    withTenant(workspace.workspaceId, (db) => db.attempt.count({ where: { experimentId, purpose: "generate" } }));
  await expect.poll(attempts, { timeout: 30_000 }).toBeGreaterThan(3);
  await pauseExperiment.execute(owner, { experimentId });
  const open = () =>
    withTenant(workspace.workspaceId, (db) => db.attempt.count({ where: { experimentId, outcome: null } }));
  await expect.poll(open, { timeout: 10_000 }).toBe(0);
  const atPause = await attempts();
  await resumeExperiment.execute(owner, { experimentId });
  await expect.poll(attempts, { timeout: 30_000 }).toBeGreaterThan(atPause + 3);
  await cancelExperiment.execute(owner, { experimentId });
  await expect
    .poll(async () => (await getResults.execute(viewer(), { experimentId }))?.body.progress.pending, {
      timeout: 15_000,
    })
    .toBe(0);
  const { body } = (await getResults.execute(viewer(), { experimentId })) ?? {};
  expect(body?.progress.succeeded).toBeGreaterThan(atPause - 2);
  expect((await getExperiment.execute(viewer(), { experimentId })).status).toBe("cancelled");
}, 90_000);
