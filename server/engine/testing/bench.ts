// npx tsx server/engine/testing/bench.ts [runs] : a throw-away database on the test cluster, durable (fsync on).
import path from "node:path";
import pg from "pg";
import { bootstrap } from "../../../scripts/lib/bootstrap.mjs";
import { migrate } from "../../../scripts/lib/migrate.mjs";
import { startPostgres } from "../../../scripts/lib/postgres.mjs";
import { createTurns } from "../connection";
import { createTestApp, until } from "./test-app";

const report = (line: string) => process.stdout.write(`${line}\n`);
const root = path.resolve(import.meta.dirname, "../../..");
const runs = Number(process.argv[2] ?? 2000);
const server = await startPostgres({ root, dataDir: path.join(root, ".data/engine-bench"), flags: {} });
const admin = new pg.Client({ connectionString: server.url("postgres") });
await admin.connect();
await admin.query("drop database if exists engine_bench with (force)");
const { appUrl, ownerUrl } = await bootstrap(server, { database: "engine_bench" });
await migrate({ url: ownerUrl, dir: path.join(root, "prisma/migrations") });

const insertTrial = createTurns<number>(async (trials) => {
  await app.pool.query("insert into trial (n) select * from unnest($1::int[])", [trials]);
}, 1000);

const app = await createTestApp(
  (client) => [
    client.createFunction({ id: "three", triggers: { event: "three" } }, async ({ step, event }) => {
      const a = await step.run("a", () => event.data.n);
      const b = await step.run("b", () => a + 1);
      return step.run("c", () => b + 1);
    }),
    client.createFunction({ id: "bare", triggers: { event: "bare" } }, async () => 1),
    client.createFunction({ id: "long", triggers: { event: "long" } }, async ({ step, event }) => {
      for (let i = 0; i < event.data.steps; i++) await step.run(`s${i}`, () => i);
    }),
    client.createFunction({ id: "wide", triggers: { event: "wide" } }, async ({ step, event }) => {
      await Promise.all(Array.from({ length: event.data.steps }, (_, i) => step.run(`w${i}`, () => i)));
    }),
    client.createFunction(
      { id: "chunk", triggers: { event: "chunk" }, concurrency: [{ key: "event.data.c", limit: 4, scope: "env" }] },
      async ({ step }) =>
        step.run("work", async () => {
          // 50 trials through a pool of 8, each one row.
          let next = 0;
          const worker = async () => {
            for (let i = next++; i < 50; i = next++) await insertTrial(i);
          };
          await Promise.all(Array.from({ length: 8 }, worker));
          return 50;
        }),
    ),
  ],
  { databaseUrl: appUrl },
);
const owner = new pg.Client({ connectionString: ownerUrl });
await owner.connect();
await owner.query("create table trial (id bigint generated always as identity primary key, n int)");
await owner.query("grant insert, select on trial to assay_app");

const completed = async (fn: string) =>
  Number(
    (await owner.query("select count(*) from engine.run where fn = $1 and status = 'completed'", [`test-${fn}`]))
      .rows[0].count,
  );

async function measure(label: string, fn: string, data: Record<string, unknown>[], unit: string, perRun = 1) {
  const before = await completed(fn);
  const cpu = process.cpuUsage();
  const from = performance.now();
  for (let i = 0; i < data.length; i += 500) {
    await app.client.send(data.slice(i, i + 500).map((d) => ({ name: fn, data: d })));
  }
  await until(async () => (await completed(fn)) - before >= data.length, label, 600_000);
  const seconds = (performance.now() - from) / 1000;
  const used = process.cpuUsage(cpu);
  const rate = ((data.length * perRun) / seconds).toFixed(0);
  const cpuMs = ((used.user + used.system) / 1000 / data.length).toFixed(2);
  report(
    `${label}: ${seconds.toFixed(2)} s, ${rate} ${unit}/s, ${cpuMs} ms CPU per run, RSS ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
  );
}

// What one durable commit costs here and now: the figures below are worth what this is worth.
const commits: number[] = [];
for (let i = 0; i < 100; i++) {
  const from = performance.now();
  await insertTrial(i);
  commits.push(performance.now() - from);
}
report(`one durable commit: p50 ${commits.sort((a, b) => a - b)[50]?.toFixed(1)} ms`);

const many = (n: number, data: Record<string, unknown> = {}) =>
  Array.from({ length: n }, (_, i) => ({ n: i, ...data }));
await measure("warm-up", "three", many(200), "runs");
const idle: number[] = [];
for (let i = 0; i < 50; i++) {
  const from = performance.now();
  const { ids } = await app.client.send({ name: "three", data: { n: i } });
  while ((await app.readRuns(ids[0] ?? ""))[0]?.status !== "completed");
  idle.push(performance.now() - from);
}
report(`3-step run, idle: p50 ${idle.sort((a, b) => a - b)[25]?.toFixed(1)} ms`);
await measure(`${runs} runs x 3 steps`, "three", many(runs), "runs");
await measure("5,000 events, no step", "bare", many(5000), "runs");
await measure("900 steps in sequence", "long", [{ steps: 900 }], "steps", 900);
for (const steps of [100, 500]) await measure(`${steps} parallel steps`, "wide", [{ steps }], "steps", steps);
await measure("200 chunks of 50 trials, 4 at once", "chunk", many(200, { c: 1 }), "trials", 50);

await app.close();
await owner.end();
await admin.query("drop database engine_bench with (force)");
await admin.end();
await server.stop();
