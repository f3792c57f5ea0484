import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rotateMasterKey } from "./lib/rotate-master-key.mjs";
import { readSecrets } from "./lib/secrets.mjs";

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "assay-rotate-"));
const ownerUrl = process.env.DATABASE_OWNER_URL;
const owner = new pg.Client({ connectionString: ownerUrl });
const env: NodeJS.ProcessEnv = { NODE_ENV: "test" };
const rotate = () => rotateMasterKey({ dataDir, ownerUrl, env });
const idIn = (sentence: string) => /\(([0-9a-f]{8})\)/.exec(sentence)?.[1] ?? "";

beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  fs.rmSync(dataDir, { recursive: true });
});

test("the former key stays until no data key needs it; then it goes", async () => {
  await expect(rotate()).rejects.toThrow("There is no");
  const first = readSecrets(dataDir, { env });
  expect(first).not.toHaveProperty("ASSAY_MASTER_KEY_PREVIOUS");

  const newId = idIn(await rotate());
  const both = readSecrets(dataDir, { env });
  expect(both).toMatchObject({
    NEXTAUTH_SECRET: first.NEXTAUTH_SECRET,
    ASSAY_MASTER_KEY_PREVIOUS: first.ASSAY_MASTER_KEY,
  });
  expect(both.ASSAY_MASTER_KEY).not.toBe(first.ASSAY_MASTER_KEY);
  expect(fs.statSync(path.join(dataDir, "secrets.json")).mode & 0o077).toBe(0);

  await owner.query(
    `insert into "Workspace" ("id", "slug", "name", "wrappedKey") values ($1, 'rotated', 'R', 'w1.0000aaaa.x')`,
    [randomUUID()],
  );
  await expect(rotate()).rejects.toThrow("1 data keys still need the former master key");
  expect(readSecrets(dataDir, { env })).toEqual(both);

  await owner.query(`update "Workspace" set "wrappedKey" = 'w1.${newId}.x'`);
  expect(await rotate()).toContain("no longer");
  const last = readSecrets(dataDir, { env });
  expect(last).toEqual({ NEXTAUTH_SECRET: first.NEXTAUTH_SECRET, ASSAY_MASTER_KEY: both.ASSAY_MASTER_KEY });
});

test("a key that the environment sets is not rotated in a file", async () => {
  await expect(rotateMasterKey({ dataDir, ownerUrl, env: { ...env, ASSAY_MASTER_KEY: "x" } })).rejects.toThrow(
    "environment",
  );
});
