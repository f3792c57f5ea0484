import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
let isBroken = true;
const worked: unknown[] = [];

beforeAll(async () => {
  app = await createTestApp((client) => {
    const callee = client.createFunction({ id: "callee", triggers: { event: "callee" }, retries: 0 }, async () => {
      throw new Error("the callee broke");
    });
    return [
      callee,
      client.createFunction({ id: "fragile", triggers: { event: "fragile" }, retries: 0 }, async ({ event }) => {
        if (isBroken) throw new RangeError(`it broke at ${event.data.n}`);
        worked.push(event.data.n);
        return "mended";
      }),
      client.createFunction(
        {
          id: "handled",
          triggers: { event: "handled" },
          retries: 0,
          onFailure: () => {
            throw new Error("the handler broke too");
          },
        },
        async () => {
          throw new Error("it broke \u0000 \ud800");
        },
      ),
      client.createFunction(
        { id: "batched", triggers: { event: "batched" }, retries: 0, batchEvents: { maxSize: 2, timeout: "60s" } },
        async () => {
          throw new Error("the batch broke");
        },
      ),
      client.createFunction({ id: "caller", triggers: { event: "caller" }, retries: 0 }, async ({ step }) =>
        step.invoke("call", { function: callee, data: {} }),
      ),
    ];
  });
});
afterAll(() => app.close());

test("a failed run is listed with its error, function, events and end; a retry starts it anew, once", async () => {
  isBroken = true;
  const failed = await app.run("fragile", { n: 7 });
  const [letter] = await app.engine.listFailures();
  expect(letter).toMatchObject({
    runId: failed.id,
    functionId: "test-fragile",
    eventName: "fragile",
    error: { name: "RangeError", message: "it broke at 7" },
    isRetried: false,
    whyNotRetry: null,
  });
  expect(Math.abs(Date.parse(letter?.endedAt ?? "") - Date.now())).toBeLessThan(60_000);
  const { rows } = await app.pool.query("select event_ids from engine.run where id = $1", [failed.id]);
  expect(letter?.eventIds).toEqual(rows[0].event_ids);

  isBroken = false;
  const [first, second] = await Promise.all([app.engine.retryFailure(failed.id), app.engine.retryFailure(failed.id)]);
  expect(first).toEqual(second);
  expect(first.refusal).toBeNull();
  expect(first.eventIds).not.toEqual(letter?.eventIds);
  expect(await app.ended(first.eventIds[0] ?? "")).toMatchObject({ status: "completed", output: "mended" });
  await app.engine.retryFailure(failed.id);
  expect((await app.run("fragile", { n: 8 })).status).toBe("completed");
  expect(worked).toEqual([7, 8]);
  expect((await app.engine.listFailures())[0]).toMatchObject({ runId: failed.id, isRetried: true });
});

test("a retry that fails too is a dead letter of its own and can be retried again", async () => {
  isBroken = true;
  const failed = await app.run("fragile", { n: 1 });
  const { eventIds } = await app.engine.retryFailure(failed.id);
  const again = await app.ended(eventIds[0] ?? "");
  expect(again.status).toBe("failed");
  isBroken = false;
  const next = await app.engine.retryFailure(again.id);
  expect((await app.ended(next.eventIds[0] ?? "")).status).toBe("completed");
});

test("what cannot be retried says why and starts nothing", async () => {
  await app.run("caller");
  const letters = await until(async () => {
    const list = await app.engine.listFailures();
    return list.some((l) => l.functionId === "test-caller") ? list : null;
  }, "both failures");
  const invoked = letters.find((l) => l.functionId === "test-callee");
  expect(invoked?.whyNotRetry).toContain("Another function started this run");
  const events = async () => (await app.pool.query("select count(*)::int as n from engine.event")).rows[0].n;
  const before = await events();
  expect(await app.engine.retryFailure(invoked?.runId ?? "")).toEqual({ eventIds: [], refusal: invoked?.whyNotRetry });
  expect((await app.engine.retryFailure("unknown")).refusal).toContain("no failed run");
  expect(await events()).toBe(before);
});

test("dead letters can be limited to those whose events carry a value, whatever else their texts hold", async () => {
  isBroken = true;
  const mine = { path: ["owner", "id"], value: 'a"1' };
  const data = { owner: { id: 'a"1' }, text: "\u0000 \\u0000 \ud800 \ud83d\ude00" };
  const plain = await app.run("fragile", { n: 1, ...data });
  await app.run("fragile", { n: 2, owner: { id: "b" }, text: 'a"1' });
  await app.run("fragile", { n: 3, owner: 'a"1' });
  await app.run("handled", data);
  const handled = () => app.engine.listFailures({ filter: mine });
  const letters = await until(
    async () => ((await handled()).length === 3 ? await handled() : null),
    "the handler's end",
  );
  expect(letters.map((l) => l.functionId)).toEqual(["test-handled-failure", "test-handled", "test-fragile"]);
  expect(letters.map((l) => l.data.owner)).toEqual([data.owner, data.owner, data.owner]);
  expect(await app.engine.countFailures(mine)).toBe(3);

  const other = { path: ["owner", "id"], value: "b" };
  expect((await app.engine.listFailures({ filter: other })).map((l) => l.data.n)).toEqual([2]);
  expect(await app.engine.findFailure(plain.id, other)).toBeNull();
  expect((await app.engine.retryFailure(plain.id, other)).refusal).toContain("no failed run");
  expect(await app.engine.findFailure(plain.id, mine)).toMatchObject({ runId: plain.id, isRetried: false });
});

test("a batch in which one event is somebody else's belongs to nobody", async () => {
  await app.client.send(["a", "b"].map((owner) => ({ name: "batched", data: { owner } })));
  await until(
    async () => (await app.engine.listFailures()).some((l) => l.functionId === "test-batched"),
    "the batch to fail",
  );
  for (const value of ["a", "b"])
    expect(await app.engine.listFailures({ filter: { path: ["owner"], value } })).toEqual([]);
  await app.client.send(["c", "c"].map((owner) => ({ name: "batched", data: { owner } })));
  const own = { filter: { path: ["owner"], value: "c" } };
  await until(async () => (await app.engine.listFailures(own)).length === 1, "the pure batch to fail");
});

test("the list goes on after a run, each letter once, the newest first", async () => {
  isBroken = true;
  const filter = { path: ["series"], value: "s" };
  for (const n of [1, 2, 3, 4, 5]) await app.run("fragile", { n, series: "s" });
  // Ends of the same moment are told apart by id.
  await app.pool.query('update engine.run set ended_at = now() where events like \'%"series":"s"%\'');
  const all = await app.engine.listFailures({ filter });
  expect(all.map((l) => l.data.n)).toEqual([5, 4, 3, 2, 1]);
  const first = await app.engine.listFailures({ filter, limit: 2 });
  const rest = await app.engine.listFailures({ filter, limit: 3, after: first[1]?.runId });
  expect([...first, ...rest]).toEqual(all);
  expect(await app.engine.listFailures({ filter, after: all[4]?.runId })).toEqual([]);
  expect(await app.engine.listFailures({ filter, after: "unknown" })).toEqual([]);
});

test("a dead letter is forgotten after a day", async () => {
  isBroken = true;
  const old = await app.run("fragile", { n: 9 });
  await app.pool.query("update engine.run set ended_at = now() - interval '25 hours' where id = $1", [old.id]);
  await app.engine.stop();
  const next = await createTestApp((client) => [
    client.createFunction({ id: "unused", triggers: { event: "unused" } }, () => null),
  ]);
  await until(async () => {
    const letters = await next.engine.listFailures();
    return letters.length > 0 && letters.every((l) => l.runId !== old.id);
  }, "the purge");
  expect((await next.engine.retryFailure(old.id)).refusal).toContain("forgotten after a day");
  await next.close();
});
