import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let leader: TestApp;
let idle: TestApp;
let open: () => void = () => {};
const gate = new Promise<void>((resolve) => {
  open = resolve;
});

const createApp = (start: boolean) =>
  createTestApp(
    (client) => [
      client.createFunction({ id: "slow", triggers: { event: "slow" }, retries: 0, concurrency: 2 }, async () => gate),
      client.createFunction({ id: "broken", triggers: { event: "broken" }, retries: 0 }, async () => {
        throw new Error("it broke");
      }),
    ],
    { start },
  );

beforeAll(async () => {
  leader = await createApp(false);
  idle = await createApp(false);
});
afterAll(async () => {
  open();
  await leader.close();
  await idle.close();
});

test("whether a process leads is known to every process, and so are the queue and each function's share of it", async () => {
  await idle.client.send(Array.from({ length: 5 }, () => ({ name: "slow", data: {} })));
  expect(await idle.engine.stats()).toMatchObject({ isLed: false, standbys: 0, inFlight: 0, functions: [] });

  await leader.engine.start();
  await until(() => leader.engine.isLeader(), "the first process to lead");
  await leader.run("broken");
  const figures = { isLed: true, depth: 5, due: 3, inFlight: 2, running: 5, retries: 0, failed: 1 };
  const seen = await until(async () => {
    const stats = await idle.engine.stats();
    return stats.inFlight === 2 && stats.due === 3 ? stats : null;
  }, "two calls in flight, as another process sees it");
  expect(seen).toMatchObject(figures);
  expect(seen.functions).toEqual([
    { functionId: "test-broken", queued: 0, running: 0, failed: 1 },
    { functionId: "test-slow", queued: 3, running: 5, failed: 0 },
  ]);
  expect(await leader.engine.stats()).toMatchObject({ ...figures, standbys: 0 });
  const { rows } = await idle.pool.query(
    "select min(due_at) as due from engine.job where id not in (select unnest(inflight) from engine.leader)",
  );
  expect(Date.parse(seen.oldestDueAt ?? "")).toBe(Number(rows[0].due));

  await idle.engine.start();
  await until(async () => (await idle.engine.stats()).standbys === 1, "the second process to stand by");
});

test("what a dead leader had in flight counts as waiting until another leads", async () => {
  await idle.engine.stop(0);
  await leader.engine.stop(0);
  const other = await createApp(false);
  const stats = await until(async () => {
    const now = await other.engine.stats();
    return now.isLed ? null : now;
  }, "the leadership to end");
  expect(stats).toMatchObject({ standbys: 0, inFlight: 0, depth: 5, due: 5 });
  await other.close();
});
