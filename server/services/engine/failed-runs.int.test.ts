import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { engine, inngest } from "@/inngest/client";
import { experimentStarted } from "@/inngest/events";
import { client } from "@/server/db/client";
import { until } from "@/server/engine/testing/test-app";
import { createFailedRun } from "../testing/create-failed-run";
import { createTenantFixture, type TenantFixture } from "../testing/tenant-fixture";
import { listAuditEvents } from "../workspaces/list-audit-events";
import { getEngineStatus } from "./get-engine-status";
import { listFailedRuns } from "./list-failed-runs";
import { retryFailedRun } from "./retry-failed-run";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let own: TenantFixture;
let foreign: TenantFixture;
let isBroken = true;
const planned: string[] = [];

beforeAll(async () => {
  own = await createTenantFixture("own");
  foreign = await createTenantFixture("foreign");
  const plan = inngest().createFunction(
    { id: "plan", triggers: [experimentStarted], retries: 0 },
    async ({ event }) => {
      if (isBroken) throw new TypeError("the plan could not be read");
      planned.push(event.data.experimentId);
    },
  );
  await engine().serve({ client: inngest(), functions: [plan] });
});
afterAll(async () => {
  await engine().stop(500);
  await client().$disconnect();
});

const list = (tenant: TenantFixture, input: { limit?: number; cursor?: string } = {}) =>
  listFailedRuns.execute(tenant.members.admin, listFailedRuns.input.parse(input));
const ring = (tenant: TenantFixture) =>
  inngest().send(experimentStarted.create({ workspaceId: tenant.workspaceId, experimentId: tenant.ids.experiment }));
const retriesIn = async (tenant: TenantFixture) =>
  (
    await listAuditEvents.execute(
      tenant.members.owner,
      listAuditEvents.input.parse({ operation: "engine.record-retry" }),
    )
  ).items;

test("before any process executes, the status says so; then it says that one leads", async () => {
  await ring(own);
  expect(await getEngineStatus.execute(own.members.owner, {})).toMatchObject({ kind: "embedded", isLed: false });
  await engine().start();
  await until(() => engine().isLeader(), "this process to lead");
  const status = await getEngineStatus.execute(own.members.owner, {});
  expect(status).toMatchObject({ kind: "embedded", isLed: true, standbys: 0 });
});

test("a run that really failed is listed for its workspace alone, with its experiment, and a retry works", async () => {
  const letters = () => list(own);
  await until(async () => (await letters()).total === 2, "the run to fail");
  const { items } = await letters();
  expect(items[0]).toMatchObject({
    functionId: "assay-plan",
    eventName: "experiment/started",
    error: { name: "TypeError", message: "the plan could not be read" },
    experiment: { id: own.ids.experiment, name: `Experiment ${own.mark}` },
    isRetried: false,
    whyNotRetry: null,
  });
  expect(items[1]?.runId).toBe(own.ids.failedRun);
  expect((await list(foreign)).items.map((item) => item.runId)).toEqual([foreign.ids.failedRun]);

  isBroken = false;
  const runId = items[0]?.runId ?? "";
  const retry = () => retryFailedRun.execute(own.members.admin, { runId });
  expect(await retry()).toEqual({ runId, wasRetried: false });
  await until(() => planned.length > 0, "the run to start anew");
  expect(await retry()).toEqual({ runId, wasRetried: true });
  expect((await list(own)).items[0]).toMatchObject({ runId, isRetried: true });
  expect(await retriesIn(own)).toMatchObject([
    { targetId: runId, actorName: `admin of ${own.mark}`, after: { functionId: "assay-plan" } },
  ]);
  // Another bell, rung and answered after the second retry, proves that it rang nothing.
  await ring(own);
  await until(() => planned.length > 1, "the other run");
  expect(planned).toEqual([own.ids.experiment, own.ids.experiment]);
});

test("another workspace's run is the same not_found as one that never was, and nothing rings", async () => {
  const answerTo = (runId: string) =>
    retryFailedRun.execute(own.members.owner, { runId }).then(
      () => "rung",
      ({ code, message }) => ({ code, message }),
    );
  const answer = await answerTo(foreign.ids.failedRun);
  expect(answer).toEqual(await answerTo("01JDNEVERWAS00000000000000"));
  expect(answer).toMatchObject({ code: "not_found" });
  expect((await list(foreign)).items[0]).toMatchObject({ isRetried: false });
  expect(await retriesIn(foreign)).toEqual([]);
  expect(await retriesIn(own)).toHaveLength(1);
});

test("the list comes in pages, and leaves out the name of an experiment that is gone", async () => {
  const tenant = await createTenantFixture("paged");
  const gone = "0197a000-0000-7000-8000-000000000009";
  for (let i = 0; i < 2; i++)
    await createFailedRun({ workspaceId: tenant.workspaceId, experimentId: gone }, tenant.mark);
  const first = await list(tenant, { limit: 2 });
  expect(first).toMatchObject({ total: 3, items: [{ experiment: null }, { experiment: null }] });
  const rest = await list(tenant, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(rest).toMatchObject({ nextCursor: null, items: [{ runId: tenant.ids.failedRun }] });
  await expect(list(tenant, { cursor: "1" })).rejects.toMatchObject({ code: "invalid" });
});
