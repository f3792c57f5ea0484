import pg from "pg";
import { expect, test } from "vitest";

async function ask(url: string | undefined, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("a test file speaks to its own database as the bound app role, in UTC", async () => {
  const rows = await ask(
    process.env.DATABASE_URL,
    `SELECT current_database() AS database, current_setting('timezone') AS zone, rolname AS role, rolsuper OR rolbypassrls AS privileged
     FROM pg_roles WHERE rolname = current_user`,
  );
  expect(rows).toEqual([{ database: expect.stringMatching(/^t_/), zone: "UTC", role: "assay_app", privileged: false }]);
});

test("the owner role may create tables that the app role cannot drop", async () => {
  await ask(process.env.DATABASE_OWNER_URL, "CREATE TABLE planted (id int)");
  await expect(ask(process.env.DATABASE_URL, "DROP TABLE planted")).rejects.toThrow("must be owner");
});
