import { afterAll, beforeAll, expect, test } from "vitest";
import { countLatencies } from "@/server/core/model/latency-histogram";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { createTenantFixture, type TenantFixture } from "../testing/tenant-fixture";
import { getModel } from "./get-model";
import { listModels } from "./list-models";

const hourMs = 3_600_000;
const present = Date.now() - (Date.now() % hourMs);

let fixture: TenantFixture;
beforeAll(async () => {
  fixture = await createTenantFixture("health");
  const { workspaceId, ids } = fixture;
  const row = (hoursAgo: number, source: string, rest: object) => ({
    workspaceId,
    modelId: ids.model,
    hour: new Date(present - hoursAgo * hourMs),
    source,
    experimentId: source === ids.experiment ? ids.experiment : null,
    inputTokens: 100,
    latency: countLatencies([]),
    firstToken: [],
    ...rest,
  });
  await withTenant(workspaceId, async (db) => {
    await db.callHour.deleteMany({ where: { workspaceId } });
    await db.callHour.createMany({
      data: [
        row(1, ids.experiment, {
          calls: 10,
          failures: 3,
          failureKinds: { rate_limit: 2, timeout: 1 },
          costMicroUsd: 700,
          outputTokens: 400,
          latencyMsSum: 8_000,
          latency: countLatencies([500, 500, 500, 500, 500, 500, 5_000]),
          firstToken: countLatencies([100]),
        }),
        row(1, "playground", { calls: 2, costMicroUsd: 50, outputTokens: 0, latency: countLatencies([500, 500]) }),
        row(3, ids.experiment, { calls: 8, failures: 1, failureKinds: { rate_limit: 1 }, costMicroUsd: 250 }),
        row(30, ids.experiment, { calls: 1_000, failures: 1_000, failureKinds: { auth: 1_000 } }),
      ],
    });
  });
});
afterAll(() => client().$disconnect());

test("a model's page sums its last 24 hours over all who called it, and nothing older", async () => {
  const { health, hours, runs, model } = await getModel.execute(fixture.members.viewer, { modelId: fixture.ids.model });
  expect(model).toMatchObject({ id: fixture.ids.model, archivedAt: null });
  expect(health).toMatchObject({
    state: "shaky",
    calls: 20,
    failures: 4,
    failureShare: 0.2,
    failureKinds: [
      { kind: "rate_limit", count: 3 },
      { kind: "timeout", count: 1 },
    ],
    costMicroUsd: 1_000,
    tokensPerSecond: 50,
  });
  expect(Math.abs((health.latencyMs.p50 ?? 0) - 500)).toBeLessThan(50);
  expect(Math.abs((health.latencyMs.p99 ?? 0) - 5_000)).toBeLessThan(500);
  expect(Math.abs((health.firstTokenMs.p50 ?? 0) - 100)).toBeLessThan(10);

  expect(hours).toHaveLength(24);
  expect(hours.filter(({ calls }) => calls > 0).map(({ at, calls }) => [at, calls])).toEqual([
    [new Date(present - 3 * hourMs).toISOString(), 8],
    [new Date(present - hourMs).toISOString(), 12],
  ]);
  expect(hours.at(-1)).toMatchObject({ state: "idle", failureShare: null, latencyMs: { p50: null } });
  expect(runs).toEqual([
    expect.objectContaining({ id: fixture.ids.experiment, calls: 18, failures: 4, costMicroUsd: 950 }),
  ]);
});

test("the list tells each model of its page how it did, when it is asked for", async () => {
  const page = { limit: 50, search: "" };
  const { items } = await listModels.execute(fixture.members.viewer, { ...page, withHealth: true });
  const health = Object.fromEntries(items.map((item) => [item.id, item.health]));
  expect(health[fixture.ids.model]).toMatchObject({ state: "shaky", calls: 20, failureShare: 0.2 });
  const others = items.filter(({ id }) => id !== fixture.ids.model);
  expect(others.length).toBeGreaterThan(0);
  for (const other of others) expect(other.health).toMatchObject({ state: "idle", calls: 0, failureShare: null });
  const plain = await listModels.execute(fixture.members.viewer, page);
  expect(plain.items.every(({ health }) => health === null)).toBe(true);
});
