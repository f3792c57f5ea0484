// One fresh database per test file, cloned from the migrated template. Environment is set before the file is imported.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";

const urls = inject("urls");
const name = `${inject("databasePrefix")}${randomBytes(6).toString("hex")}`;

async function asSuperuser(sql: string) {
  const admin = new pg.Client({ connectionString: urls.superuser });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

function toDatabase(url: string) {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

await asSuperuser(`CREATE DATABASE ${name} TEMPLATE ${inject("template")} OWNER assay_owner`);
process.env.DATABASE_URL = toDatabase(urls.app);
process.env.DATABASE_OWNER_URL = toDatabase(urls.owner);
process.env.NEXTAUTH_SECRET = "test-secret-test-secret-test-secret-test";
process.env.NEXTAUTH_URL = "http://localhost:3000";
process.env.ASSAY_MASTER_KEY = Buffer.alloc(32, 7).toString("base64url");

// A pool that a test left open keeps its database until the run ends; a forced drop would fail the test instead.
afterAll(() => asSuperuser(`DROP DATABASE ${name}`).catch(() => {}));
