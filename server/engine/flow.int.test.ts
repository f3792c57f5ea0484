import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const seen = new Map<string, unknown[]>();
const note = (key: string, what: unknown) => seen.set(key, [...(seen.get(key) ?? []), what]);
const list = (key: string) => seen.get(key) ?? [];
const open = new Map<string, number>();
const most = new Map<string, number>();

/** Works for a moment and remembers how many did so at once under this key. */
async function work(key: string, ms = 20) {
  const now = (open.get(key) ?? 0) + 1;
  open.set(key, now);
  most.set(key, Math.max(most.get(key) ?? 0, now));
  await new Promise((resolve) => setTimeout(resolve, ms));
  open.set(key, (open.get(key) ?? 1) - 1);
}

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp((client) => [
    client.createFunction({ id: "fan", triggers: { event: "fan" } }, async ({ step, event }) => {
      const sent = await step.sendEvent(
        "ring",
        Array.from({ length: event.data.count }, (_, i) => ({ name: "leaf", data: { i } })),
      );
      return sent.ids.length;
    }),
    client.createFunction({ id: "leaf", triggers: { event: "leaf" } }, async ({ event }) => note("leaf", event.data.i)),
    client.createFunction(
      { id: "keyed", triggers: { event: "keyed" }, concurrency: { limit: 2, key: "event.data.key" } },
      async ({ step, event }) => step.run("work", () => work(`keyed ${event.data.key}`)),
    ),
    client.createFunction(
      {
        id: "shared-a",
        triggers: { event: "shared-a" },
        concurrency: [{ limit: 3, key: "event.data.c", scope: "env" }],
      },
      async ({ step }) => step.run("work", () => work("shared")),
    ),
    client.createFunction(
      {
        id: "shared-b",
        triggers: { event: "shared-b" },
        concurrency: [{ limit: 3, key: "event.data.c", scope: "env" }],
      },
      async ({ step }) => step.run("work", () => work("shared")),
    ),
    client.createFunction(
      { id: "calm", triggers: { event: "calm" }, debounce: { period: "1s", key: "event.data.key" } },
      async ({ event }) => note(`calm ${event.data.key}`, event.data.n),
    ),
    client.createFunction(
      { id: "ranked", triggers: { event: "ranked" }, concurrency: 1, priority: { run: "event.data.urgent ? 100 : 0" } },
      async ({ step, event }) => {
        await step.run("work", () => work("ranked", 10));
        note("ranked", event.data.n);
      },
    ),
    client.createFunction({ id: "clock", triggers: { cron: "* * * * * *" } }, async ({ event }) =>
      note("clock", event.name),
    ),
    client.createFunction(
      { id: "throttled", triggers: { event: "throttled" }, throttle: { limit: 2, period: "1s" } },
      async () => note("throttled", performance.now()),
    ),
    client.createFunction(
      { id: "limited", triggers: { event: "limited" }, rateLimit: { limit: 2, period: "1m", key: "event.data.key" } },
      async ({ event }) => note("limited", event.data.key),
    ),
    client.createFunction(
      { id: "batched", triggers: { event: "batched" }, batchEvents: { maxSize: 10, timeout: "1s" } },
      async ({ events }) => note("batched", events.length),
    ),
    client.createFunction(
      { id: "single", triggers: { event: "single" }, singleton: { mode: "skip", key: "event.data.key" } },
      async ({ step, event }) => step.run("work", () => work(`single ${event.data.key}`, 200)),
    ),
  ]);
});
afterAll(() => app.close());

const send = (name: string, data: Record<string, unknown>[], id?: (i: number) => string) =>
  app.client.send(data.map((d, i) => ({ name, data: d, ...(id ? { id: id(i) } : {}) })));
const allEnded = (name: string, count: number) =>
  until(async () => {
    const { rows } = await app.pool.query("select count(*) from engine.run where fn = $1 and status <> 'running'", [
      `test-${name}`,
    ]);
    return Number(rows[0].count) >= count;
  }, `${count} runs of ${name}`);

test("one step rings 500 runs and each of them runs once", async () => {
  expect((await app.run("fan", { count: 500 })).output).toBe(500);
  await allEnded("leaf", 500);
  expect(new Set(list("leaf")).size).toBe(500);
  expect(list("leaf").length).toBe(500);
});

test("a concurrency key bounds each value by itself", async () => {
  await send(
    "keyed",
    Array.from({ length: 40 }, (_, i) => ({ key: i % 2 ? "odd" : "even" })),
  );
  await allEnded("keyed", 40);
  expect([most.get("keyed odd"), most.get("keyed even")]).toEqual([2, 2]);
});

test("a limit in scope env is shared by functions", async () => {
  await send(
    "shared-a",
    Array.from({ length: 15 }, () => ({ c: 1 })),
  );
  await send(
    "shared-b",
    Array.from({ length: 15 }, () => ({ c: 1 })),
  );
  await allEnded("shared-a", 15);
  await allEnded("shared-b", 15);
  expect(most.get("shared")).toBe(3);
});

test("debounce starts one run with the last event of each key", async () => {
  await send("calm", [
    { key: "a", n: 1 },
    { key: "b", n: 1 },
  ]);
  await send("calm", [{ key: "a", n: 2 }]);
  await send("calm", [{ key: "a", n: 3 }]);
  await allEnded("calm", 2);
  expect([list("calm a"), list("calm b")]).toEqual([[3], [1]]);
});

test("a run with priority overtakes those that wait", async () => {
  await send("ranked", [...Array.from({ length: 20 }, (_, n) => ({ n, urgent: false })), { n: 99, urgent: true }]);
  await allEnded("ranked", 21);
  expect(list("ranked").indexOf(99)).toBeLessThan(4);
});

test("a schedule starts runs", async () => {
  await until(() => list("clock").length >= 2, "two ticks");
  expect(list("clock")[0]).toBe("inngest/scheduled.timer");
});

test("throttle spaces runs out and drops none", async () => {
  await send("throttled", [{}, {}, {}, {}]);
  await allEnded("throttled", 4);
  const [first = 0, , , last = 0] = list("throttled") as number[];
  expect(last - first).toBeGreaterThanOrEqual(900);
});

test("rateLimit drops what is too much for its key", async () => {
  await send("limited", [{ key: 1 }, { key: 1 }, { key: 1 }, { key: 2 }]);
  await allEnded("limited", 3);
  await app.run("leaf", { i: -2 });
  expect(list("limited").sort()).toEqual([1, 1, 2]);
});

test("a batch closes when it is full or when its time is over", async () => {
  await send(
    "batched",
    Array.from({ length: 25 }, () => ({})),
  );
  await allEnded("batched", 3);
  expect(list("batched")).toEqual([10, 10, 5]);
});

test("a singleton that runs is not started again", async () => {
  await send("single", [{ key: 1 }, { key: 1 }, { key: 2 }]);
  await allEnded("single", 2);
  expect([most.get("single 1"), most.get("single 2")]).toEqual([1, 1]);
});
