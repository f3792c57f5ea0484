import type { FailureEventArgs } from "inngest";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const seen = new Map<string, unknown[]>();
const note = (key: string, what: unknown) => seen.set(key, [...(seen.get(key) ?? []), what]);
const list = (key: string) => seen.get(key) ?? [];
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp((client) => [
    client.createFunction({ id: "leaf", triggers: { event: "leaf" } }, async ({ event }) => note("leaf", event.data.i)),
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

test("a send repeated by the SDK adds nothing: ids come from its seed", async () => {
  const post = () =>
    app.engine.fetch("http://engine.internal/e/key", {
      method: "POST",
      headers: { "x-inngest-event-id-seed": "1760000000000,c2VlZA==" },
      body: JSON.stringify([
        { name: "leaf", data: { i: "s" } },
        { name: "leaf", data: { i: "t" } },
      ]),
    });
  const [first, second] = [await (await post()).json(), await (await post()).json()];
  expect(second.ids).toEqual(first.ids);
  await app.run("leaf", { i: -3 });
  await until(() => list("leaf").filter((i) => i === "s" || i === "t").length === 2, "both runs");
  expect(list("leaf").filter((i) => i === "s" || i === "t")).toHaveLength(2);
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
  await app.run("doomed", { n: 1 });
  const before = await app.engine.stats();
  const { ids } = await send("cancelled", [{ id: "counted", wait: "30s" }]);
  const stats = await until(async () => {
    const now = await app.engine.stats();
    return now.running === before.running + 1 && now.inFlight === 0 ? now : null;
  }, "the run to sleep");
  expect(stats).toMatchObject({ depth: before.depth + 1, oldestDueAt: null, retries: 0 });
  expect(stats.failed).toBeGreaterThan(0);
  await send("stop", [{ id: "counted" }]);
  expect((await app.ended(ids[0] ?? "")).status).toBe("cancelled");
});
