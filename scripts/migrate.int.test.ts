import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { beforeAll, beforeEach, expect, inject, test } from "vitest";
import { migrate, readMigrations } from "./lib/migrate.mjs";

const root = path.resolve(import.meta.dirname, "..");
const dir = path.join(root, "prisma/migrations");
const ownerUrl = process.env.DATABASE_OWNER_URL ?? "";
const SLOW = { timeout: 120_000 };
/** A second database beside the file's own, empty at the start of each test. */
const emptyName = `${new URL(ownerUrl).pathname.slice(1)}_empty`;
const emptyUrl = ownerUrl.replace(/[^/]+$/, emptyName);

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

async function prisma(url: string, ...args: string[]) {
  const env = { ...process.env, DATABASE_OWNER_URL: url, CHECKPOINT_DISABLE: "1", NO_COLOR: "1" };
  const { stdout } = await promisify(execFile)(process.execPath, ["node_modules/prisma/build/index.js", ...args], {
    cwd: root,
    env,
  });
  return stdout;
}

let drafts: string;

function draft(name: string, sql: string) {
  fs.mkdirSync(path.join(drafts, name));
  fs.writeFileSync(path.join(drafts, name, "migration.sql"), sql);
}

beforeAll(() => () => query(inject("urls").superuser, `DROP DATABASE IF EXISTS ${emptyName} WITH (FORCE)`));
beforeEach(async () => {
  await query(inject("urls").superuser, `DROP DATABASE IF EXISTS ${emptyName} WITH (FORCE)`);
  await query(inject("urls").superuser, `CREATE DATABASE ${emptyName} OWNER assay_owner`);
  drafts = fs.mkdtempSync(path.join(os.tmpdir(), "assay-migrations-"));
  return () => fs.rmSync(drafts, { recursive: true });
});

test("Prisma's own status calls a database that our runner migrated up to date", SLOW, async () => {
  expect(await prisma(ownerUrl, "migrate", "status")).toContain("Database schema is up to date!");
});

test("our runner finds nothing to do on a database that Prisma itself deployed", SLOW, async () => {
  await prisma(emptyUrl, "migrate", "deploy");
  expect(await migrate({ url: emptyUrl, dir })).toEqual([]);
});

test("the migrations build exactly what the schema says", SLOW, async () => {
  const diff = [
    "migrate",
    "diff",
    "--from-migrations",
    "prisma/migrations",
    "--to-schema",
    "prisma/schema",
    "--script",
  ];
  expect(await prisma(emptyUrl, ...diff)).toContain("This is an empty migration");
});

test("all migrations apply once, in order, though two launchers start at once", async () => {
  const [first, second] = await Promise.all([migrate({ url: emptyUrl, dir }), migrate({ url: emptyUrl, dir })]);
  expect([...first, ...second]).toEqual(readMigrations(dir).map((migration) => migration.name));
});

test("a migration that fails leaves nothing behind and is tried again once it is mended", async () => {
  draft("1_good", "CREATE TABLE good (id int);");
  draft("2_bad", "CREATE TABLE half (id int); SELECT no_such_function();");
  await expect(migrate({ url: emptyUrl, dir: drafts })).rejects.toThrow(
    /Migration 2_bad failed and was undone: function no_such_function\(\) does not exist/,
  );
  expect(await query(emptyUrl, "SELECT to_regclass('good') AS good, to_regclass('half') AS half")).toEqual([
    { good: "good", half: null },
  ]);
  fs.writeFileSync(path.join(drafts, "2_bad/migration.sql"), "CREATE TABLE half (id int);");
  expect(await migrate({ url: emptyUrl, dir: drafts })).toEqual(["2_bad"]);
});

test("a database written by a newer version is refused untouched", async () => {
  draft("1_known", "CREATE TABLE known (id int);");
  draft("2_newer", "CREATE TABLE newer (id int);");
  await migrate({ url: emptyUrl, dir: drafts });
  fs.rmSync(path.join(drafts, "2_newer"), { recursive: true });
  draft("3_other", "CREATE TABLE other (id int);");
  await expect(migrate({ url: emptyUrl, dir: drafts })).rejects.toThrow(
    "holds migration 2_newer, which this version of Assay does not know",
  );
  expect(await query(emptyUrl, "SELECT to_regclass('other') AS other")).toEqual([{ other: null }]);
});

test("an applied migration that was edited later is reported, not run again", async () => {
  draft("1_table", "CREATE TABLE first (id int);");
  await migrate({ url: emptyUrl, dir: drafts });
  fs.appendFileSync(path.join(drafts, "1_table/migration.sql"), "\nDROP TABLE first;");
  const said: string[] = [];
  expect(await migrate({ url: emptyUrl, dir: drafts, log: (text: string) => said.push(text) })).toEqual([]);
  expect(said).toEqual([expect.stringContaining("1_table was edited after")]);
});
