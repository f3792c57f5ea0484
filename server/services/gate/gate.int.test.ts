import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { probeEveryMs } from "@/server/core/model/breaker";
import { createRandom } from "@/server/core/random";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { createLibrary, createWorkspace } from "../testing/factory";
import { renewGate } from "./renew-gate";
import { createGateWorld, type Provider, type SeenCall } from "./testing/gate-world";
import { noRenewal } from "./testing/no-renewal";

afterAll(() => client().$disconnect());

type Limits = { maxConcurrency: number; requestsPerMinute?: number; tokensPerMinute?: number };

async function createGated(limits: Limits) {
  const { workspaceId, job } = await createWorkspace();
  const library = await withTenant(workspaceId, (db) => createLibrary(db, workspaceId, randomUUID().slice(0, 8)));
  const connectionId = library.connection.id;
  await withTenant(workspaceId, (db) =>
    db.connection.updateMany({ where: { workspaceId, id: connectionId }, data: limits }),
  );
  return { workspaceId, job, connectionId, modelId: library.model.id, otherModelId: library.judge.id };
}

function mostInAMinute(calls: readonly SeenCall[], weigh: (call: SeenCall) => number): number {
  const windows = calls.map(({ startMs }) =>
    calls.filter((c) => c.startMs >= startMs && c.startMs <= startMs + 60_000).reduce((sum, c) => sum + weigh(c), 0),
  );
  return Math.max(0, ...windows);
}

test("whatever happens to processes, never more calls are under way than places, nor more let through in a minute than the limits; none is lost", async () => {
  const plan = fc.record({
    seed: fc.string({ minLength: 4, maxLength: 8 }),
    processes: fc.integer({ min: 2, max: 4 }),
    bursts: fc.integer({ min: 8, max: 16 }),
    maxConcurrency: fc.integer({ min: 1, max: 5 }),
    requestsPerMinute: fc.option(fc.integer({ min: 20, max: 90 }), { freq: 2 }),
    tokensPerMinute: fc.option(fc.integer({ min: 5_000, max: 40_000 }), { freq: 1 }),
    kills: fc.boolean(),
    freezes: fc.boolean(),
    slow: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ seed, processes, bursts, kills, freezes, slow, ...limits }) => {
      const { maxConcurrency, requestsPerMinute, tokensPerMinute } = limits;
      const gated = await createGated({
        maxConcurrency,
        ...(requestsPerMinute === null ? {} : { requestsPerMinute }),
        ...(tokensPerMinute === null ? {} : { tokensPerMinute }),
      });
      const random = createRandom(seed);
      const world = createGateWorld(gated.workspaceId, gated.connectionId, random, () => ({
        kind: null,
        lastsMs: 20 + random.int(slow ? 3_000 : 300),
      }));
      const begin = world.nowMs();
      const all = Array.from({ length: processes }, (_, i) => world.addProcess(`p${i}`));
      const [victim, sleeper] = all;
      let expected = 0;
      for (let i = 0; i < bursts; i += 1) {
        const own = all[random.int(processes)];
        const atMs = begin + random.int(25_000);
        for (let n = 1 + random.int(8); own && n > 0; n -= 1) {
          if (!(kills && own === victim)) expected += 1;
          const call = { modelId: gated.modelId, tokens: 50 + random.int(900), goesFirst: random.int(8) === 0 };
          world.work(own, call, atMs);
        }
      }
      if (kills && victim) world.kill(victim, begin + 1_000 + random.int(20_000));
      if (freezes && sleeper) world.freeze(sleeper, begin + 1_000 + random.int(12_000), 1_000 + random.int(16_000));
      await world.run(
        begin + 1_800_000,
        () => world.finished >= expected && world.seen.every((c) => c.endMs <= world.nowMs()),
      );
      expect(world.finished).toBeGreaterThanOrEqual(expected);
      expect(world.mostUnderWay).toBeLessThanOrEqual(maxConcurrency);
      if (requestsPerMinute !== null) expect(mostInAMinute(world.seen, () => 1)).toBeLessThanOrEqual(requestsPerMinute);
      if (tokensPerMinute !== null) {
        expect(mostInAMinute(world.seen, (c) => c.tokens)).toBeLessThanOrEqual(tokensPerMinute);
      }
    }),
    { numRuns: 5, seed: 20261126 },
  );
}, 180_000);

test("a process that thaws after its lease has passed to others starts nothing on it", async () => {
  const gated = await createGated({ maxConcurrency: 2 });
  const world = createGateWorld(gated.workspaceId, gated.connectionId, createRandom("thaw"), () => ({
    kind: null,
    lastsMs: 1_000,
  }));
  const begin = world.nowMs();
  const [frozen, busy] = ["frozen", "busy"].map(world.addProcess);
  if (!frozen || !busy) throw new Error("Two processes were added.");
  const call = { modelId: gated.modelId, tokens: 1, goesFirst: false };
  for (let i = 0; i < 12; i += 1) world.work(frozen, call, begin);
  for (let i = 0; i < 50; i += 1) world.work(busy, call, begin + 3_000);
  world.freeze(frozen, begin + 2_500, 15_000);
  await world.run(begin + 120_000, () => world.finished === 62);
  expect(world.finished).toBe(62);
  expect(world.mostUnderWay).toBe(2);
});

test.each(["one", "two", "three", "four"])(
  "places that a renewal on its way may give to others are not used meanwhile (%s)",
  async (seed) => {
    const gated = await createGated({ maxConcurrency: 4 });
    const world = createGateWorld(gated.workspaceId, gated.connectionId, createRandom(seed), () => ({
      kind: null,
      lastsMs: 2_500,
    }));
    const begin = world.nowMs();
    const [rich, poor] = ["rich", "poor"].map(world.addProcess);
    if (!rich || !poor) throw new Error("Two processes were added.");
    const call = { modelId: gated.modelId, tokens: 1, goesFirst: false };
    world.work(rich, call, begin);
    for (let i = 0; i < 12; i += 1) world.work(poor, call, begin + 300);
    // Right after the renewal that gives back what was not needed.
    for (let i = 0; i < 6; i += 1) world.work(rich, call, begin + 1_001);
    await world.run(begin + 60_000, () => world.finished === 19);
    expect(world.finished).toBe(19);
    expect(world.mostUnderWay).toBe(4);
  },
);

test("while a model's host is away one call each 30 s tries it, over all processes; another model of the connection loses nothing", async () => {
  const gated = await createGated({ maxConcurrency: 6 });
  const random = createRandom("outage");
  let begin = 0;
  const downFor = 200_000;
  const provider: Provider = (modelId, startMs) =>
    modelId === gated.modelId && startMs < begin + downFor
      ? { kind: "network", lastsMs: 15 }
      : { kind: null, lastsMs: 200 };
  const world = createGateWorld(gated.workspaceId, gated.connectionId, random, provider);
  begin = world.nowMs();
  const all = ["a", "b", "c"].map(world.addProcess);
  for (const own of all) {
    for (let i = 0; i < 10; i += 1) {
      world.work(own, { modelId: gated.modelId, tokens: 10, goesFirst: false }, begin + i);
      world.work(own, { modelId: gated.otherModelId, tokens: 10, goesFirst: false }, begin + i * 1_000);
    }
  }
  await world.run(begin + 20_000);
  expect(world.finished).toBe(30);
  await world.run(begin + 400_000, () => world.finished === 60);
  expect(world.finished).toBe(60);
  const tried = world.seen.filter((c) => c.modelId === gated.modelId && c.startMs < begin + downFor);
  const opening = tried.filter((c) => c.startMs < begin + 3_000);
  const probes = tried.slice(opening.length);
  // At most what was let in before the fifth failure was seen by each.
  expect(opening.length).toBeLessThanOrEqual(5 * all.length + 6);
  expect(probes.length).toBeGreaterThanOrEqual(5);
  expect(probes.length).toBeLessThanOrEqual(Math.ceil(downFor / probeEveryMs));
  const gaps = probes.slice(1).map((probe, i) => probe.startMs - (probes[i]?.startMs ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(probeEveryMs - 1_000);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(probeEveryMs + 8_000);
}, 120_000);

test("a Retry-After rests the whole connection, for every process, and burns no call meanwhile", async () => {
  const gated = await createGated({ maxConcurrency: 4 });
  let begin = 0;
  let isTold = false;
  const world = createGateWorld(gated.workspaceId, gated.connectionId, createRandom("rest"), (_, startMs) => {
    if (isTold || startMs < begin + 2_000) return { kind: null, lastsMs: 100 };
    isTold = true;
    return { kind: "rate_limit", retryAfterMs: 20_000, lastsMs: 10 };
  });
  begin = world.nowMs();
  const all = ["a", "b"].map(world.addProcess);
  for (const [index, own] of all.entries()) {
    for (let i = 0; i < 20; i += 1) {
      const modelId = i % 2 ? gated.modelId : gated.otherModelId;
      world.work(own, { modelId, tokens: 10, goesFirst: false }, begin + i * 500 + index * 250);
    }
  }
  await world.run(begin + 120_000, () => world.finished === 40);
  expect(world.finished).toBe(40);
  const limited = world.seen.find((c) => c.startMs >= begin + 2_000)?.startMs ?? 0;
  const during = world.seen.filter((c) => c.startMs > limited + 1_100 && c.startMs < limited + 20_000);
  expect(during).toEqual([]);
}, 60_000);

test("as long as calls wait for a limit its row says until when, for the page to tell", async () => {
  const gated = await createGated({ maxConcurrency: 4, requestsPerMinute: 60 });
  const world = createGateWorld(gated.workspaceId, gated.connectionId, createRandom("limit"), () => ({
    kind: null,
    lastsMs: 50,
  }));
  const begin = world.nowMs();
  const own = world.addProcess("own");
  for (let i = 0; i < 40; i += 1) world.work(own, { modelId: gated.modelId, tokens: 1, goesFirst: false }, begin);
  for (const second of [3, 8, 13, 18]) {
    await world.run(begin + second * 1_000);
    const row = await withTenant(gated.workspaceId, (db) =>
      db.connectionGate.findFirstOrThrow({ where: { workspaceId: gated.workspaceId } }),
    );
    expect(row.limitedUntilMs).toBeGreaterThan(world.nowMs() - 1_000);
  }
  await world.run(begin + 60_000, () => world.finished === 40);
  expect(world.finished).toBe(40);
});

test("processes that renew all at once never hold more places than there are, and by the database's clock a silent one loses its own", async () => {
  const { workspaceId, job, connectionId } = await createGated({ maxConcurrency: 5 });
  const held = async () => {
    const leases = await withTenant(workspaceId, (db) => db.connectionLease.findMany({ where: { workspaceId } }));
    return leases.reduce((sum, lease) => sum + lease.places, 0);
  };
  const renew = (process: string, wanted: number, more = {}) =>
    renewGate.execute(job, { ...noRenewal, connectionId, process, wanted, ...more });
  for (let round = 0; round < 6; round += 1) {
    await Promise.all(["a", "b", "c", "d", "e", "f", "g"].map((name, i) => renew(name, (i * round) % 4)));
    expect(await held()).toBeLessThanOrEqual(5);
  }
  await withTenant(workspaceId, (db) =>
    db.connectionLease.updateMany({ where: { workspaceId }, data: { expiresAtMs: Date.now() - 60_000 } }),
  );
  expect(await renew("late", 5)).toMatchObject({ places: 5, share: 5 });
  expect(await renew("next", 5)).toMatchObject({ places: 0, share: 0 });
  expect(await renew("next", 5, { isTakeOver: true })).toMatchObject({ places: 5 });
});
