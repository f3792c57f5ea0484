import { afterEach, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const apps: TestApp[] = [];
const executions = new Map<string, number>();

async function createApp(start = true) {
  const app = await createTestApp(
    (client) => [
      client.createFunction({ id: "steps", triggers: { event: "steps" } }, async ({ step, runId }) => {
        for (let i = 0; i < 6; i++) {
          await step.run(`s${i}`, async () => {
            const key = `${runId} ${i}`;
            executions.set(key, (executions.get(key) ?? 0) + 1);
            await new Promise((resolve) => setTimeout(resolve, 10));
          });
        }
      }),
    ],
    { start },
  );
  apps.push(app);
  return app;
}

const completed = async (app: TestApp) =>
  Number((await app.pool.query("select count(*) from engine.run where status = 'completed'")).rows[0].count);

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
  executions.clear();
});

test("one process leads, the other takes over when it stops, and no step runs twice", async () => {
  const first = await createApp();
  const second = await createApp(false);
  await second.engine.start();
  await second.client.send(Array.from({ length: 100 }, () => ({ name: "steps", data: {} })));
  await until(() => executions.size > 20, "some steps");
  expect([first.engine.isLeader(), second.engine.isLeader()]).toEqual([true, false]);
  const before = await completed(second);
  await first.engine.stop(2000);
  await until(() => second.engine.isLeader(), "the standby to lead");
  await until(async () => (await completed(second)) === before + 100 - before, "all runs");
  expect(executions.size).toBe(600);
  expect(Math.max(...executions.values())).toBe(1);
});

test("a leader whose lock session ended writes nothing more, and stands by", async () => {
  const first = await createApp();
  const second = await createApp(false);
  await second.engine.start();
  const { rows } = await first.pool.query("select count(*) from engine.run where status = 'completed'");
  const before = Number(rows[0].count);
  await first.client.send(Array.from({ length: 60 }, () => ({ name: "steps", data: {} })));
  await until(() => executions.size > 20, "some steps");
  await first.pool.query(
    `select pg_terminate_backend(l.pid) from pg_locks l where l.locktype = 'advisory' and l.granted
     and l.database = (select oid from pg_database where datname = current_database())`,
  );
  await until(() => second.engine.isLeader() && !first.engine.isLeader(), "the standby to lead");
  await until(async () => (await completed(second)) === before + 60, "all runs");
  // In flight at the change may run again, committed never: a step is committed before the next one starts.
  const twice = [...executions.values()].filter((n) => n > 1).length;
  expect(twice).toBeLessThanOrEqual(64);
  expect(Math.max(...executions.values())).toBeLessThanOrEqual(2);
  await second.engine.stop(500);
  await until(() => first.engine.isLeader(), "the first process to lead again");
});

test("a job that was lost twenty times fails its run with the reason", async () => {
  const idle = await createApp(false);
  await idle.pool.query(
    `insert into engine.run (id, fn, status, part, events, event_ids) values ('poison', 'test-steps', 'running', '["test-steps"]', '[{}]', '{}')`,
  );
  await idle.pool.query(
    `insert into engine.job (id, run_id, step, kind, part, due_at, lost) values (1, 'poison', '', 'edge', '["test-steps"]', 0, 20)`,
  );
  await idle.engine.start();
  const run = await until(
    async () =>
      (await idle.pool.query("select output from engine.run where id = 'poison' and status = 'failed'")).rows[0],
    "the run to fail",
  );
  expect(run.output).toContain("died 20 times");
});

test("finished runs are forgotten after a day, with their steps and events", async () => {
  const app = await createApp();
  const run = await app.run("steps");
  await app.pool.query("update engine.run set ended_at = now() - interval '25 hours' where id = $1", [run.id]);
  await app.pool.query("update engine.event set received_at = now() - interval '25 hours'");
  await app.engine.stop();
  const again = await createApp();
  await until(
    async () => (await again.pool.query("select 1 from engine.run where id = $1", [run.id])).rowCount === 0,
    "the purge",
  );
  expect((await again.pool.query("select 1 from engine.step where run_id = $1", [run.id])).rowCount).toBe(0);
});

test("after every database connection broke, work goes on and committed steps stay", async () => {
  const app = await createApp();
  await app.client.send(Array.from({ length: 60 }, () => ({ name: "steps", data: {} })));
  await until(() => executions.size > 20, "some steps");
  const before = await completed(app);
  await app.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'engine-%' and datname = current_database()",
  );
  await until(() => !app.engine.isLeader(), "the leadership to end");
  await until(async () => {
    const { rows } = await app.pool.query("select count(*) from engine.run where status = 'running'");
    return Number(rows[0].count) === 0;
  }, "all runs");
  expect(await completed(app)).toBeGreaterThan(before);
  expect([...executions.values()].filter((n) => n > 2)).toEqual([]);
});

test("a step that never answers counts as a failed attempt, and its late answer is ignored", async () => {
  const answers: ((value: string) => void)[] = [];
  const app = await createTestApp(
    (client) => [
      client.createFunction({ id: "stuck", triggers: { event: "stuck" }, retries: 1 }, async ({ step, attempt }) =>
        step.run("wait", () => (attempt === 0 ? new Promise<string>((resolve) => answers.push(resolve)) : "second")),
      ),
    ],
    { stepTimeoutMs: 300 },
  );
  apps.push(app);
  const run = await app.run("stuck");
  expect(run).toMatchObject({ status: "completed", output: "second" });
  answers[0]?.("first");
  await app.run("stuck");
  const { rows } = await app.pool.query("select value from engine.step where run_id = $1", [run.id]);
  expect(rows).toEqual([{ value: '{"data":"second"}' }]);
});

test("what waited in the store is done by the next process, far more than a queue holds", async () => {
  const idle = await createApp(false);
  await idle.client.send(Array.from({ length: 1200 }, () => ({ name: "nothing", data: {} })));
  const nothing = await createTestApp(
    (client) => [
      client.createFunction({ id: "nothing", triggers: { event: "nothing" }, concurrency: 20 }, async () => null),
    ],
    { start: false },
  );
  apps.push(nothing);
  await nothing.engine.start();
  await until(async () => (await completedOf(nothing, "test-nothing")) > 20, "a first few");
  await nothing.engine.stop(1000);
  const again = await createTestApp((client) => [
    client.createFunction({ id: "nothing", triggers: { event: "nothing" }, concurrency: 20 }, async () => null),
  ]);
  apps.push(again);
  await until(async () => (await completedOf(again, "test-nothing")) === 1200, "all runs");
  expect((await again.engine.stats()).depth).toBe(0);
});

const completedOf = async (app: TestApp, fn: string) =>
  Number(
    (await app.pool.query("select count(*) from engine.run where status = 'completed' and fn = $1", [fn])).rows[0]
      .count,
  );

test("jobs that were lost again and again run one at a time, each to its end", async () => {
  let open = 0;
  let mostOpen = 0;
  const app = await createTestApp(
    (client) => [
      client.createFunction({ id: "suspect", triggers: { event: "suspect" } }, async ({ step }) => {
        await step.run("first", async () => {
          mostOpen = Math.max(mostOpen, ++open);
          await new Promise((resolve) => setTimeout(resolve, 30));
          open--;
        });
      }),
    ],
    { start: false },
  );
  apps.push(app);
  for (let i = 1; i <= 5; i++) {
    await app.pool.query(
      `insert into engine.run (id, fn, status, part, events, event_ids) values ($1, 'test-suspect', 'running', '["test-suspect"]', '[{"name":"suspect","data":{},"id":"e","ts":1}]', '{}')`,
      [`suspect-${i}`],
    );
    await app.pool.query(
      `insert into engine.job (id, run_id, step, kind, part, due_at, lost) values ($1, $2, '', 'edge', '["test-suspect"]', 0, 4)`,
      [1_000_000 + i, `suspect-${i}`],
    );
  }
  await app.engine.start();
  await until(async () => (await completedOf(app, "test-suspect")) === 5, "all suspects");
  expect(mostOpen).toBe(1);
});
