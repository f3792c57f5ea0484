import pg from "pg";
import { readProcess } from "./measure-cost";

/** What the benchmark looks at and keeps beside the engine's own tables. */
export async function openTables({ appUrl, ownerUrl }: { appUrl: string; ownerUrl: string }) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  const app = new pg.Client({ connectionString: appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  await owner.query("create table trial (id bigint generated always as identity primary key, n int, body text)");
  await owner.query("create table kept (id bigint generated always as identity primary key)");
  await owner.query("grant insert on trial, kept to assay_app");
  const { rows } = await owner.query("select pg_backend_pid() as pid");
  const answer =
    "An answer of usual length, as a model writes it when it is asked for one short sentence or two. ".repeat(3);

  return {
    postmaster: readProcess(rows[0].pid)?.parent ?? 0,
    /** One durable commit of nothing much. */
    async keep(): Promise<void> {
      await app.query("insert into kept default values");
    },
    async insertTrials(trials: number[]): Promise<void> {
      await app.query("insert into trial (n, body) select n, $2 from unnest($1::int[]) as t(n)", [trials, answer]);
    },
    async clearTrials(): Promise<void> {
      await owner.query("truncate trial");
    },
    async countTrials(): Promise<{ rows: number; different: number }> {
      const counted = await owner.query(`select count(*)::int as rows, count(distinct n)::int as different from trial`);
      return counted.rows[0];
    },
    async countCompleted(fn: string): Promise<number> {
      const sql = "select count(*)::int as count from engine.run where fn = $1 and status = 'completed'";
      return (await owner.query(sql, [`test-${fn}`])).rows[0].count;
    },
    async isCompleted(eventId: string): Promise<boolean> {
      const sql = "select 1 from engine.run where event_ids @> array[$1] and status = 'completed'";
      return (await owner.query(sql, [eventId])).rowCount === 1;
    },
    async close(): Promise<void> {
      await Promise.all([owner.end(), app.end()]);
    },
  };
}

export type BenchTables = Awaited<ReturnType<typeof openTables>>;
