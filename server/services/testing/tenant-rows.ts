import pg from "pg";
import { client } from "@/server/db/client";

/** The column that binds a row to its workspace, per table of the schema `public`; null where there is none. */
export async function tenantColumns(): Promise<Map<string, string | null>> {
  const { rows } = await client().pool.query<{ table: string; column: string | null }>(`
    select t.table_name as table, max(c.column_name) as column
    from information_schema.tables t left join information_schema.columns c
      on c.table_schema = t.table_schema and c.table_name = t.table_name and c.column_name = 'workspaceId'
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' group by 1 order by 1`);
  return new Map(rows.map((row) => [row.table, row.table === "Workspace" ? "id" : row.column]));
}

type Found = { count: number; hash: string | null };

/** How many rows of a workspace each table shows, and their hash, when the app role looks as `viewerId`. */
export async function rowsOf(workspaceId: string, viewerId: string): Promise<Map<string, Found>> {
  const columns = await tenantColumns();
  const bound = [...columns].flatMap(([table, column]) => (column === null ? [] : [{ table, column }]));
  return lookAs(viewerId, async (connection) => {
    const parts = bound.map(({ table, column }) => {
      const [name, key] = [pg.escapeIdentifier(table), pg.escapeIdentifier(column)];
      return `select ${pg.escapeLiteral(table)} as table, count(*)::int as count,
        md5(string_agg(t::text, '|' order by t::text)) as hash from ${name} t where ${key} = $1`;
    });
    const { rows } = await connection.query<Found & { table: string }>(parts.join(" union all "), [workspaceId]);
    return new Map(rows.map(({ table, ...found }) => [table, found]));
  });
}

/** Everything the app role can read while it serves a workspace, as one text. */
export async function everyTextOf(workspaceId: string): Promise<string> {
  const tables = [...(await tenantColumns()).keys()].filter((table) => table !== "_prisma_migrations");
  return lookAs(workspaceId, async (connection) => {
    const parts = tables.map((table) => `select t::text as text from ${pg.escapeIdentifier(table)} t`);
    const { rows } = await connection.query<{ text: string }>(parts.join(" union all "));
    return rows.map(({ text }) => text).join("\n");
  });
}

async function lookAs<T>(viewerId: string, look: (connection: pg.PoolClient) => Promise<T>): Promise<T> {
  const connection = await client().pool.connect();
  try {
    await connection.query("begin read only");
    await connection.query("select set_config('app.workspace_id', $1, true)", [viewerId]);
    const seen = await look(connection);
    await connection.query("rollback");
    return seen;
  } finally {
    connection.release();
  }
}
