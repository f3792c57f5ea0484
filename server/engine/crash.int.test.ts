import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestApp, type TestApp, until } from "./testing/test-app";

// Generous: a shared machine may give this test a tenth of a core.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const KILLS = 6;
const workers = new Set<ChildProcess>();
let leader: ChildProcess | null = null;
let sender: TestApp;
let owner: pg.Client;

function spawnWorker() {
  const script = path.join(import.meta.dirname, "testing/crash-worker.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] });
  workers.add(child);
  child.stdout?.on("data", (text) => {
    if (String(text).includes("this process leads")) leader = child;
  });
  child.on("exit", () => workers.delete(child));
}

/** A small seeded generator: the same moments in every run of the test. */
function createRandom(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  await owner.query(`create table witness (id bigint generated always as identity primary key, run_id text, step text,
    at timestamptz not null default clock_timestamp())`);
  await owner.query("grant insert, select on witness to assay_app");
  sender = await createTestApp(
    (client) => [client.createFunction({ id: "unused", triggers: { event: "unused" } }, () => null)],
    {
      start: false,
    },
  );
});
afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await sender.close();
  await owner.end();
});

test("leaders killed at random moments lose no run and repeat no committed step", async () => {
  const random = createRandom(20_261_121);
  spawnWorker();
  spawnWorker();
  let sent = 0;
  const send = async () => {
    const events = Array.from({ length: 8 }, () => ({ name: "crashing", data: {}, id: `crash-${sent++}` }));
    await sender.client.send(events);
  };
  for (let kill = 0; kill < KILLS; kill++) {
    const victim = await until(() => leader, "a leader");
    await send();
    await new Promise((resolve) => setTimeout(resolve, 30 + random() * 500));
    leader = null;
    victim.kill("SIGKILL");
    spawnWorker();
  }
  const counts = () =>
    owner
      .query(
        "select count(*) filter (where status = 'completed')::int as completed, count(*)::int as runs from engine.run",
      )
      .then((result) => result.rows[0]);
  await until(async () => (await counts()).completed === sent * 2, "all runs to complete", 90_000);
  expect(await counts()).toEqual({ completed: sent * 2, runs: sent * 2 });

  const { rows: repeated } = await owner.query(
    `select w.run_id, w.step from witness w join engine.step s on s.run_id = w.run_id and s.name = w.step
     where w.at > s.ended_at`,
  );
  expect(repeated).toEqual([]);
  const { rows } = await owner.query(
    "select count(distinct (run_id, step))::int as steps, count(*)::int as executions from witness",
  );
  expect(rows[0].steps).toBe(sent * 8);
  // Only what was in flight at a kill ran again: at most the slots of each killed leader.
  expect(rows[0].executions - rows[0].steps).toBeLessThanOrEqual(KILLS * 64);
});
