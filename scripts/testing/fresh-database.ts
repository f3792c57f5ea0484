// One fresh database per test file, cloned from the migrated template and dropped when the whole run ends: a file's own
// hooks may still use it after any hook of this one. Environment is set before the file is imported.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

const urls = inject("urls");
const name = `${inject("databasePrefix")}${randomBytes(6).toString("hex")}`;

function toDatabase(url: string) {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

const admin = new pg.Client({ connectionString: urls.superuser });
await admin.connect();
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${inject("template")} OWNER assay_owner`);
await admin.end();

process.env.DATABASE_URL = toDatabase(urls.app);
process.env.DATABASE_OWNER_URL = toDatabase(urls.owner);
process.env.NEXTAUTH_SECRET = "test-secret-test-secret-test-secret-test";
process.env.NEXTAUTH_URL = "http://localhost:3000";
process.env.ASSAY_MASTER_KEY = Buffer.alloc(32, 7).toString("base64url");
