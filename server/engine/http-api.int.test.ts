import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp((client) => [
    client.createFunction({ id: "nap", triggers: { event: "nap" } }, async ({ step }) => {
      await step.run("before", () => ({ kept: "value" }));
      await step.sleep("nap", "10m");
    }),
    client.createFunction({ id: "doomed", triggers: { event: "doomed" }, retries: 0 }, async () => {
      throw new Error("it broke");
    }),
  ]);
});
afterAll(() => app.close());

const ask = (method: string, path: string, body?: unknown) =>
  app.engine.fetch(`http://engine.internal${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });

test("a reserved event name is refused and nothing is stored", async () => {
  const answer = await ask("POST", "/e/key", [
    { name: "nap", data: {} },
    { name: "inngest/function.failed", data: {} },
  ]);
  expect(answer.status).toBe(400);
  expect((await answer.json()).error).toContain("reserved");
  expect((await app.pool.query("select 1 from engine.event where name = 'nap'")).rowCount).toBe(0);
});

test("a run's events and finished steps can be read while it runs", async () => {
  const { ids } = await app.client.send({ name: "nap", data: { n: 1 } });
  const run = await until(async () => (await app.readRuns(ids[0] ?? ""))[0], "the run");
  const actions = await until(async () => {
    const values = Object.values(await (await ask("GET", `/v0/runs/${run.id}/actions`)).json());
    return values.length > 0 ? values : null;
  }, "the first step");
  expect(actions).toEqual([{ data: { kept: "value" } }]);
  expect(await (await ask("GET", `/v0/runs/${run.id}/batch`)).json()).toMatchObject([{ name: "nap", data: { n: 1 } }]);
  const listed = await (await ask("GET", `/v1/events/${ids[0]}/runs`)).json();
  expect(listed.data).toMatchObject([{ run_id: run.id, function_id: "test-nap", status: "Running", output: null }]);
});

test("what the engine does not have is answered with its name", async () => {
  const answer = await ask("POST", "/v1/signals", { signal: "s" });
  expect(answer.status).toBe(501);
  expect((await answer.json()).error).toContain("step.sendSignal");
});

test("the figures count what waits, runs and failed", async () => {
  await app.run("doomed");
  const before = await until(async () => {
    const now = await app.engine.stats();
    return now.inFlight === 0 ? now : null;
  }, "quiet");
  const { ids } = await app.client.send({ name: "nap", data: {} });
  const stats = await until(async () => {
    const now = await app.engine.stats();
    const isAsleep = now.running === before.running + 1 && now.depth === before.depth + 1 && now.inFlight === 0;
    // A run of an earlier test may come due at this very moment; then nothing can be said yet.
    return isAsleep && now.oldestDueAt === null ? now : null;
  }, "the run to sleep");
  expect(stats).toMatchObject({ retries: 0, failed: 1 });
  const [run] = await app.readRuns(ids[0] ?? "");
  expect((await ask("DELETE", `/v1/runs/${run?.id}`)).status).toBe(202);
  expect((await app.ended(ids[0] ?? "")).status).toBe("cancelled");
});
