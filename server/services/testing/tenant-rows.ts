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
  const found = new Map<string, Found>();
  const connection = await client().pool.connect();
  try {
    await connection.query("begin");
    await connection.query("select set_config('app.workspace_id', $1, true)", [viewerId]);
    for (const [table, column] of columns) {
      if (column === null) continue;
      const [name, key] = [pg.escapeIdentifier(table), pg.escapeIdentifier(column)];
      const { rows } = await connection.query<Found>(
        `select count(*)::int as count, md5(string_agg(t::text, '|' order by t::text)) as hash from ${name} t where ${key} = $1`,
        [workspaceId],
      );
      if (rows[0]) found.set(table, rows[0]);
    }
    await connection.query("rollback");
  } finally {
    connection.release();
  }
  return found;
}
