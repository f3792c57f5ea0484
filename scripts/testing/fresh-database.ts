// One fresh database per test file, cloned from the migrated template. Environment is set before the file is imported.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

const urls = inject("urls");
/** A worker runs one file at a time, so what its earlier files left is dropped here, after all of their hooks ended. */
const worker = `${inject("databasePrefix")}${process.env.VITEST_POOL_ID}_`;
const name = `${worker}${randomBytes(6).toString("hex")}`;

function toDatabase(url: string) {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

const admin = new pg.Client({ connectionString: urls.superuser });
await admin.connect();
const { rows } = await admin.query("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [worker]);
for (const { datname } of rows) await admin.query(`DROP DATABASE ${datname} WITH (FORCE)`);
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject("template")} OWNER assay_owner`);
await admin.end();

process.env.DATABASE_URL = toDatabase(urls.app);
process.env.DATABASE_OWNER_URL = toDatabase(urls.owner);
process.env.NEXTAUTH_SECRET = "test-secret-test-secret-test-secret-test";
process.env.NEXTAUTH_URL = "http://localhost:3000";
process.env.ASSAY_MASTER_KEY = Buffer.alloc(32, 7).toString("base64url");
