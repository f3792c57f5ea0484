import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const SLOTS = 64;
const workers: ChildProcess[] = [];
let owner: pg.Client;
let sender: TestApp;

/** A worker process and what it has said so far. */
function startWorker() {
  const script = path.join(import.meta.dirname, "testing/crash-worker.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] });
  workers.push(child);
  let said = "";
  child.stdout?.on("data", (text) => {
    said += String(text);
  });
  return { child, count: (text: string) => said.split(text).length - 1 };
}

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  await owner.query(`create table witness (id bigint generated always as identity primary key, run_id text, step text,
    at timestamptz not null default clock_timestamp())`);
  await owner.query("grant insert, select on witness to assay_app");
  sender = await createTestApp(
    (client) => [client.createFunction({ id: "unused", triggers: { event: "unused" } }, () => null)],
    { start: false },
  );
});
afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await sender.close();
  await owner.end();
});

const count = async (sql: string) => (await owner.query(`select count(*)::int as n from ${sql}`)).rows[0].n;
const readState = async () => ({
  runs: (await owner.query("select id, status, output, ended_at from engine.run order by id")).rows,
  steps: (await owner.query("select run_id, id, pos, state, value, ended_at from engine.step order by 1, 2")).rows,
  leader: (await owner.query("select epoch from engine.leader")).rows,
});

test("a leader that was frozen, replaced and thawed changes nothing, starts nothing and stands by", async () => {
  const first = startWorker();
  await until(() => first.count("this process leads") === 1, "the first worker to lead");
  const second = startWorker();
  const runs = 40;
  await sender.client.send(Array.from({ length: runs }, (_, i) => ({ name: "crashing", id: `frozen-${i}`, data: {} })));
  await until(async () => (await count("witness")) > 30, "some steps");

  first.child.kill("SIGSTOP");
  await sender.pool.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
     and database = (select oid from pg_database where datname = current_database())`,
  );
  await until(() => second.count("this process leads") === 1, "the second worker to lead");
  const done = `engine.run where status = 'completed'`;
  await until(async () => (await count(done)) === runs * 2, "all runs", 90_000);
  const before = await readState();
  const executed = await count("witness");

  first.child.kill("SIGCONT");
  await until(() => first.count("no longer leads") === 1, "the first worker to step down");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await readState()).toEqual(before);
  // At most what it had in its hands when it froze.
  expect((await count("witness")) - executed).toBeLessThanOrEqual(SLOTS);

  second.child.kill("SIGKILL");
  await until(() => first.count("this process leads") === 2, "the thawed worker to lead again");
});
