import { afterAll, expect, test } from "vitest";
import { client } from "@/server/db/client";
import { createTenantFixture } from "./testing/tenant-fixture";
import { rowsOf, tenantColumns } from "./testing/tenant-rows";

/** Tables that belong to no workspace, each with its reason. */
const global: Record<string, string> = {
  User: "A person may belong to several workspaces; no operation lists users except through Membership.",
  AuthSession: "A session is a person's, looked up by its random id before a workspace is known.",
  SignInThrottle: "Counts failed sign-ins, before anybody is known.",
  Installation: "One row for the whole installation.",
  _prisma_migrations: "The list of applied migrations; the app role may not even read it.",
};

afterAll(() => client().$disconnect());

test("every table that names a workspace has row-level security and a policy; every other one is on the global list", async () => {
  const columns = await tenantColumns();
  const { rows } = await client().pool.query<{ name: string; isEnabled: boolean; policies: number }>(`
    select c.relname as name, c.relrowsecurity as "isEnabled",
      (select count(*)::int from pg_policy p where p.polrelid = c.oid
        and p.polqual is not null and p.polwithcheck is not null) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`);
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) {
    if (row.name in global) expect(columns.get(row.name) ?? null).toBeNull();
    else expect(row).toEqual({ name: row.name, isEnabled: true, policies: 1 });
  }
});

test("no table shows a row of another workspace to the app role, and each has one to show", async () => {
  const own = await createTenantFixture("own");
  const foreign = await createTenantFixture("foreign");
  const seen = await rowsOf(foreign.workspaceId, own.workspaceId);
  const there = await rowsOf(foreign.workspaceId, foreign.workspaceId);
  expect([...there].filter(([, rows]) => rows.count === 0)).toEqual([]);
  expect([...seen].filter(([, rows]) => rows.count > 0)).toEqual([]);
});

test("without a workspace the app role sees nothing, and into another one it cannot write", async () => {
  const own = await createTenantFixture("own");
  const foreign = await createTenantFixture("foreign");
  expect(await client().dataset.count()).toBe(0);
  const planted = client().$transaction(async (db) => {
    await db.$executeRaw`select set_config('app.workspace_id', ${own.workspaceId}, true)`;
    await db.dataset.create({ data: { workspaceId: foreign.workspaceId, name: "planted" } });
  });
  await expect(planted).rejects.toThrow("row-level security");
});
