import pg from "pg";
import { beforeAll, expect, inject, test } from "vitest";
import { checkExternalRoles } from "./lib/external-roles.mjs";

const ownerUrl = process.env.DATABASE_OWNER_URL ?? "";
const appUrl = process.env.DATABASE_URL ?? "";

function changed(url: string, change: (url: URL) => void) {
  const copy = new URL(url);
  change(copy);
  return copy.href;
}

const superuserUrl = changed(inject("urls").superuser, (url) => {
  url.pathname = new URL(appUrl).pathname;
});

async function asSuperuser(sql: string) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

beforeAll(async () => {
  await asSuperuser("DROP ROLE IF EXISTS stranger; CREATE ROLE stranger LOGIN PASSWORD 'stranger'");
  return () => asSuperuser("DROP ROLE stranger");
});

test("a bound app role with an owner beside it passes", async () => {
  await expect(checkExternalRoles({ appUrl, ownerUrl })).resolves.toBeUndefined();
});

test.each([
  ["the superuser", superuserUrl, /as "postgres", which is a superuser/],
  ["the owner", ownerUrl, /as "assay_owner", which owns the database or its tables/],
])("%s is refused as the app role, with the SQL that makes one", async (_who, url, reason) => {
  const refusal = checkExternalRoles({ appUrl: url, ownerUrl });
  await expect(refusal).rejects.toThrow(reason);
  await expect(refusal).rejects.toThrow("CREATE ROLE assay_app LOGIN NOSUPERUSER NOBYPASSRLS");
  await expect(refusal).rejects.toThrow("DATABASE_OWNER_URL=postgresql://assay_owner:first-password@127.0.0.1");
});

test("a role without the app's grants is refused", async () => {
  const strangerUrl = changed(appUrl, (url) => {
    url.username = "stranger";
    url.password = "stranger";
  });
  await expect(checkExternalRoles({ appUrl: strangerUrl, ownerUrl })).rejects.toThrow(
    'neither the role "assay_app" nor',
  );
});

test("a missing owner address is asked for", async () => {
  await expect(checkExternalRoles({ appUrl, ownerUrl: undefined })).rejects.toThrow("DATABASE_OWNER_URL is missing");
});

test("a wrong password is named without repeating it", async () => {
  const wrong = changed(appUrl, (url) => {
    url.password = "hunter2";
  });
  const refusal = checkExternalRoles({ appUrl: wrong, ownerUrl });
  await expect(refusal).rejects.toThrow('refused the user "assay_app" of DATABASE_URL: wrong or missing password');
  await expect(refusal).rejects.not.toThrow("hunter2");
});

test("a database that does not exist is named with the SQL that makes it", async () => {
  const nowhere = changed(appUrl, (url) => {
    url.pathname = "/nowhere";
  });
  await expect(checkExternalRoles({ appUrl: nowhere, ownerUrl })).rejects.toThrow(
    'has no database "nowhere". Make it with: CREATE DATABASE "nowhere" OWNER assay_owner',
  );
});
