import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootstrap } from "./lib/bootstrap.mjs";
import { startPostgres, stopPostgres } from "./lib/postgres.mjs";
import { locatePostgres } from "./lib/postgres-files.mjs";

const root = path.resolve(import.meta.dirname, "..");
const SLOW = { timeout: 120_000 };
let dataDir: string;
let cluster: string;

const start = () => startPostgres({ root, dataDir, flags: { fsync: "off", shared_buffers: "16MB" } });
const pidFile = () => path.join(cluster, "postmaster.pid");
const serverPid = () => Number(fs.readFileSync(pidFile(), "utf8").split("\n")[0]);

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

beforeAll(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "assay-pg-"));
  fs.chmodSync(dataDir, 0o755);
  cluster = locatePostgres(root, dataDir).cluster;
});
afterAll(async () => {
  await stopPostgres({ root, dataDir });
  fs.rmSync(cluster, { recursive: true, force: true });
  fs.rmSync(dataDir, { recursive: true, force: true });
});

test("two that start at once share one server", SLOW, async () => {
  const [one, two] = await Promise.all([start(), start()]);
  expect(one.port).toBe(two.port);
  expect([one.adopted, two.adopted].sort()).toEqual([false, true]);
});

test("rows survive kill -9 of the server, which comes back at its port", SLOW, async () => {
  const before = await start();
  const { ownerUrl } = await bootstrap(before);
  await ask(ownerUrl, "CREATE TABLE kept AS SELECT 42 AS answer");
  process.kill(serverPid(), "SIGKILL");
  while (before.isRunning()) await pause(10);
  const after = await start();
  expect(after).toMatchObject({ port: before.port, adopted: false });
  expect(await ask(ownerUrl, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
});

test("a pid file whose pid now belongs to another program stops nobody", SLOW, async () => {
  const server = await start();
  const text = fs.readFileSync(pidFile(), "utf8");
  await server.stop();
  fs.writeFileSync(pidFile(), text.replace(/^\d+/, String(process.pid)));
  expect((await start()).adopted).toBe(false);
});

test("a cluster whose creation was cut off is created anew", SLOW, async () => {
  const server = await start();
  await server.stop();
  fs.writeFileSync(`${cluster}.initialising`, "");
  const again = await start();
  await expect(ask(again.url("assay"), "SELECT 1")).rejects.toThrow('database "assay" does not exist');
  expect(fs.existsSync(`${cluster}.initialising`)).toBe(false);
});

test(
  "the app role cannot learn the other roles' passwords, and the password file is its user's alone",
  SLOW,
  async () => {
    const server = await start();
    const passwords = ["postgres", "assay_owner", "assay_app"].map(server.passwordOf);
    expect(new Set(passwords).size).toBe(3);
    expect(fs.statSync(path.join(dataDir, "postgres.json")).mode & 0o777).toBe(0o600);
  },
);
