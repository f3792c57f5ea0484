import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type OwnCluster, startOwnCluster } from "../../scripts/testing/own-cluster";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SLOTS = 64;
const executions = new Map<string, number>();
let cluster: OwnCluster;
let app: TestApp;

beforeAll(async () => {
  cluster = await startOwnCluster();
  app = await createTestApp(
    (client) => [
      client.createFunction({ id: "steps", triggers: { event: "steps" } }, async ({ step, event }) => {
        for (let i = 0; i < 6; i++) {
          await step.run(`s${i}`, async () => {
            const key = `${event.data.n} ${i}`;
            executions.set(key, (executions.get(key) ?? 0) + 1);
            await new Promise((resolve) => setTimeout(resolve, 20));
          });
        }
        await step.sleep("nap", "1s");
        await step.run("last", () => executions.set(`${event.data.n} last`, 1));
      }),
    ],
    { databaseUrl: cluster.appUrl },
  );
});
afterAll(async () => {
  await app.close();
  await cluster.remove();
});

const countRunning = async () => {
  const { rows } = await app.pool.query("select count(*)::int as n from engine.run where status = 'running'");
  return rows[0].n;
};

test.each([["immediate"], ["fast"]])(
  "after PostgreSQL was stopped (%s) in mid-run, ingest and engine go on by themselves and nothing is lost",
  async (mode) => {
    executions.clear();
    const runs = 120;
    const numbers = Array.from({ length: runs }, (_, n) => ({ name: "steps", data: { n: `${mode} ${n}` } }));
    await app.client.send(numbers);
    await until(() => executions.size > 100, "some steps");
    await (mode === "immediate" ? cluster.stopImmediately() : cluster.stopFast());
    const post = () =>
      app.engine.fetch("http://engine.internal/e/key", {
        method: "POST",
        body: JSON.stringify({ name: "steps", id: `after ${mode}`, data: { n: `${mode} after` } }),
      });
    const refused = await post();
    expect(refused.status).toBe(503);
    await until(() => !app.engine.isLeader(), "the leadership to end");
    await cluster.restart();
    await until(async () => (await post()).status === 200, "events to be taken again");
    await until(() => app.engine.isLeader(), "the engine to lead again");
    await until(async () => (await countRunning()) === 0 && executions.has(`${mode} after last`), "all runs", 90_000);

    expect(executions.size).toBe((runs + 1) * 7);
    const twice = [...executions.values()].filter((count) => count > 1);
    expect(twice.length).toBeLessThanOrEqual(SLOTS);
    expect(Math.max(...executions.values())).toBeLessThanOrEqual(2);
    const { rows } = await app.pool.query("select distinct status from engine.run");
    expect(rows).toEqual([{ status: "completed" }]);
  },
);
