import type pg from "pg";
import type { EngineStats } from "./types";

/** The operators' figures; any process may ask. `inFlight` is exact on the leader, else up to a second old. */
export async function readStats(pool: pg.Pool, inFlight: number | null): Promise<EngineStats> {
  const { rows } = await pool.query(
    `select (select count(*) from engine.job) as depth,
       (select min(due_at) from engine.job where due_at <= extract(epoch from clock_timestamp()) * 1000) as "oldestDueAt",
       (select cardinality(inflight) from engine.leader) as "inFlight",
       (select count(*) from engine.run where status = 'running') as running,
       (select count(*) from engine.job where attempt > 0) as retries,
       (select count(*) from engine.run where status = 'failed') as failed`,
  );
  const row = rows[0];
  return {
    ...row,
    oldestDueAt: row.oldestDueAt === null ? null : new Date(row.oldestDueAt).toISOString(),
    inFlight: inFlight ?? row.inFlight,
  };
}
