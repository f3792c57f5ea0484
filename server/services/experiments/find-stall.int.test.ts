import { afterAll, expect, test } from "vitest";
import { closedBreaker } from "@/server/core/model/breaker";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { createTenantFixture } from "../testing/tenant-fixture";
import { findStall } from "./find-stall";

afterAll(() => client().$disconnect());

const longAgo = new Date(Date.now() - 3_600_000);

test("a run in which nothing moved is stalled, but not while a gate holds its calls back", async () => {
  const { workspaceId, job, ids } = await createTenantFixture("still");
  const experimentId = ids.experiment;
  const isStalled = async () => (await findStall.execute(job, { experimentId })).isStalled;
  const set = (gate: { pausedUntilMs: number; limitedUntilMs: number }, probeAtMs: number | null) =>
    withTenant(workspaceId, async (db) => {
      await db.connectionGate.updateMany({ where: { workspaceId }, data: gate });
      const state = { ...closedBreaker, openedAtMs: probeAtMs === null ? null : longAgo.getTime(), probeAtMs };
      await db.modelBreaker.updateMany({ where: { workspaceId }, data: { state } });
    });
  await withTenant(workspaceId, async (db) => {
    await db.experiment.updateMany({ where: { workspaceId, id: experimentId }, data: { startedAt: longAgo } });
    await db.attempt.updateMany({ where: { workspaceId }, data: { startedAt: longAgo, finishedAt: longAgo } });
  });
  const soon = Date.now() + 60_000;
  await set({ pausedUntilMs: 0, limitedUntilMs: 0 }, null);
  expect(await isStalled()).toBe(true);
  await set({ pausedUntilMs: soon, limitedUntilMs: 0 }, null);
  expect(await isStalled()).toBe(false);
  await set({ pausedUntilMs: 0, limitedUntilMs: soon }, null);
  expect(await isStalled()).toBe(false);
  await set({ pausedUntilMs: 0, limitedUntilMs: 0 }, soon);
  expect(await isStalled()).toBe(false);
  // Nobody makes the try that was due long ago: the bell for it was lost.
  await set({ pausedUntilMs: 0, limitedUntilMs: 0 }, longAgo.getTime() + 30_000);
  expect(await isStalled()).toBe(true);
});
