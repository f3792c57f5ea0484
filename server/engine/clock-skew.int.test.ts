import { afterEach, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const HOUR = 3_600_000;
const RealDate = Date;
let skew = 0;

/** A process whose clock is wrong: every way to ask for the present answers with the skew. */
class SkewedDate extends RealDate {
  constructor(...args: [] | [value: number | string | Date]) {
    if (args.length === 0) super(RealDate.now() + skew);
    else super(args[0]);
  }
  static override now() {
    return RealDate.now() + skew;
  }
}

const apps: TestApp[] = [];
const ticks: number[] = [];
const createApp = async () => {
  const app = await createTestApp((client) => [
    client.createFunction({ id: "nap", triggers: { event: "nap" } }, async ({ step, event }) => {
      await step.run("before", () => null);
      await step.sleep("nap", event.data.for);
      return step.run("after", () => "rested");
    }),
    client.createFunction(
      { id: "calm", triggers: { event: "calm" }, debounce: { period: "1s", timeout: "2s" } },
      async () => "calm",
    ),
    client.createFunction({ id: "clock", triggers: { cron: "* * * * * *" } }, async () => {
      ticks.push(performance.now());
    }),
  ]);
  apps.push(app);
  return app;
};

afterEach(async () => {
  globalThis.Date = RealDate;
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

async function durationMs(app: TestApp, runId: string): Promise<number> {
  const { rows } = await app.pool.query(
    "select extract(epoch from ended_at - created_at)::float8 * 1000 as ms from engine.run where id = $1",
    [runId],
  );
  return rows[0].ms;
}

test.each([[HOUR], [-HOUR]])("a process whose clock is wrong by %i ms keeps the database's time", async (wrong) => {
  globalThis.Date = SkewedDate as DateConstructor;
  skew = wrong;
  const app = await createApp();
  expect(Math.abs(Date.now() - RealDate.now())).toBeGreaterThan(HOUR / 2);
  const run = await app.run("nap", { for: "2s" });
  const took = await durationMs(app, run.id);
  expect(took).toBeGreaterThanOrEqual(1900);
  expect(took).toBeLessThan(20_000);
  const from = performance.now();
  await app.run("calm");
  expect(performance.now() - from).toBeGreaterThanOrEqual(900);
  const before = ticks.length;
  await until(() => ticks.length >= before + 2, "two ticks of the schedule");
  const { rows } = await app.pool.query(
    "select max(abs(due_at - extract(epoch from now()) * 1000))::float8 as off from engine.job where kind = 'cron'",
  );
  expect(rows[0].off).toBeLessThan(20_000);
});

test("a sleep begun under a clock that is an hour ahead ends in time under one that is an hour behind", async () => {
  globalThis.Date = SkewedDate as DateConstructor;
  skew = HOUR;
  const ahead = await createApp();
  const { ids } = await ahead.client.send({ name: "nap", data: { for: "5s" } });
  await until(
    async () => (await ahead.pool.query("select 1 from engine.job where kind = 'sleep'")).rowCount === 1,
    "the sleep",
  );
  await ahead.engine.stop(1000);
  skew = -HOUR;
  const behind = await createApp();
  const run = await behind.ended(ids[0] ?? "");
  expect(run.output).toBe("rested");
  const took = await durationMs(behind, run.id);
  expect(took).toBeGreaterThanOrEqual(4900);
  expect(took).toBeLessThan(25_000);
});
