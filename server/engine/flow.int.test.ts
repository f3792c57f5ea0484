import type { FailureEventArgs } from "inngest";
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
      { id: "once", triggers: { event: "once" }, idempotency: "event.data.key" },
      async ({ event }) => note("once", event.data.key),
    ),
    client.createFunction({ id: "picky", triggers: { event: "picky", if: "event.data.n > 5" } }, async ({ event }) =>
      note("picky", event.data.n),
    ),
    client.createFunction(
      {
        id: "doomed",
        triggers: { event: "doomed" },
        retries: 0,
        onFailure: ({ error, event }: FailureEventArgs) => {
          note("doomed", [error.message, event.data.event.data.n]);
        },
      },
      async () => {
        throw new Error("it broke");
      },
    ),
    client.createFunction(
      { id: "cancelled", triggers: { event: "cancelled" }, cancelOn: [{ event: "stop", match: "data.id" }] },
      async ({ step, event }) => {
        await step.sleep("wait", event.data.wait);
        await step.run("after", () => note("cancelled", event.data.id));
      },
    ),
    client.createFunction({ id: "waiter", triggers: { event: "waiter" } }, async ({ step }) => {
      const match = "data.id";
      const answer = await step.waitForEvent("answer", { event: "answer", match, timeout: "10s" });
      const silence = await step.waitForEvent("silence", { event: "never", timeout: "1s" });
      return { answer: answer?.data.text, silence };
    }),
    client.createFunction({ id: "callee", triggers: { event: "callee" }, retries: 0 }, async ({ event }) => {
      if (event.data.fail) throw new Error("callee failed");
      return event.data.n * 2;
    }),
    client.createFunction({ id: "caller", triggers: { event: "caller" }, retries: 0 }, async ({ step }) => {
      const callee = client.funcs.find((fn) => fn.id() === "callee");
      if (!callee) throw new Error("no callee");
      const twice = await step.invoke("good", { function: callee, data: { n: 21 } });
      const error = await step.invoke("bad", { function: callee, data: { fail: true } }).catch((e: Error) => e.message);
      return { twice, error };
    }),
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
    client.createFunction({ id: "asks", triggers: { event: "asks" }, retries: 0 }, async ({ step }) =>
      step.waitForSignal("signal", { signal: "s", timeout: "1s" }),
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

test("an idempotency key starts one run", async () => {
  await send("once", [{ key: "k1" }, { key: "k1" }, { key: "k2" }]);
  await send("once", [{ key: "k1" }, { key: "k3" }]);
  await allEnded("once", 3);
  expect(list("once").sort()).toEqual(["k1", "k2", "k3"]);
});

test("an event id is taken once, however often and in whatever order it is sent", async () => {
  const before = list("leaf").length;
  for (let i = 0; i < 5; i++) await send("leaf", [{ i: 1000 }, { i: 1001 }], (n) => `same-${(n + i) % 2}`);
  await app.run("leaf", { i: 2000 });
  expect(list("leaf").length - before).toBe(3);
});

test("a trigger's condition chooses among the events; a missing key is no match", async () => {
  await send("picky", [{ n: 3 }, { n: 9 }, {}]);
  await allEnded("picky", 1);
  await app.run("leaf", { i: -1 });
  expect(list("picky")).toEqual([9]);
});

test("onFailure gets the error and the event", async () => {
  expect(await app.run("doomed", { n: 7 })).toMatchObject({ status: "failed", output: { message: "it broke" } });
  await until(() => list("doomed").length > 0, "onFailure");
  expect(list("doomed")).toEqual([["it broke", 7]]);
});

test("cancelOn ends the run its key names and no other", async () => {
  const { ids } = await send("cancelled", [
    { id: "a", wait: "30s" },
    { id: "b", wait: "1s" },
  ]);
  await until(
    async () => (await app.pool.query("select 1 from engine.pause where event = 'stop'")).rowCount === 2,
    "two pauses",
  );
  await send("stop", [{ id: "a" }, { id: "z" }]);
  const ended = await Promise.all(ids.map((id) => app.ended(id)));
  expect(ended.map((run) => run.status)).toEqual(["cancelled", "completed"]);
  expect(list("cancelled")).toEqual(["b"]);
});

test("the cancel call ends a run", async () => {
  const { ids } = await send("cancelled", [{ id: "api", wait: "30s" }]);
  const run = await until(async () => (await app.readRuns(ids[0] ?? ""))[0], "the run");
  const answer = await app.engine.fetch(`http://engine.internal/v1/runs/${run.id}`, { method: "DELETE" });
  expect(answer.status).toBe(202);
  expect((await app.ended(ids[0] ?? "")).status).toBe("cancelled");
});

test("waitForEvent takes the matching event, and null when none comes", async () => {
  const { ids } = await send("waiter", [{ id: 5 }]);
  await until(
    async () => (await app.pool.query("select 1 from engine.pause where event = 'answer'")).rowCount,
    "the wait",
  );
  await send("answer", [
    { id: 4, text: "wrong" },
    { id: 5, text: "right" },
  ]);
  expect((await app.ended(ids[0] ?? "")).output).toEqual({ answer: "right", silence: null });
});

test("invoke returns the other function's value or its error", async () => {
  expect((await app.run("caller")).output).toEqual({ twice: 42, error: "callee failed" });
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

test("a step the engine does not have fails with its name", async () => {
  const run = await app.run("asks");
  expect(run.status).toBe("failed");
  expect(run.output.message).toContain("step.waitForSignal");
});

test("a reserved event name is refused and nothing is stored", async () => {
  const request = {
    method: "POST",
    body: JSON.stringify([
      { name: "leaf", data: {} },
      { name: "inngest/function.failed", data: {} },
    ]),
  };
  const answer = await app.engine.fetch("http://engine.internal/e/key", request);
  expect(answer.status).toBe(400);
  expect((await answer.json()).error).toContain("reserved");
});

test("the figures count what waits, runs and failed", async () => {
  const stats = await app.engine.stats();
  expect(stats.failed).toBeGreaterThan(0);
  expect(stats.depth).toBeGreaterThan(0);
  expect(stats.running).toBeGreaterThanOrEqual(0);
});
