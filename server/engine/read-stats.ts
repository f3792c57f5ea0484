import type pg from "pg";
import { LEADER_LOCK } from "./campaign";
import type { EngineStats, FunctionStats } from "./types";

/**
 * Who holds and who waits for the leadership; a bigint lock is kept in two halves. What a dead leader had in flight stays
 * written until the next one leads, and counts as waiting.
 */
const NOW = `crown as materialized (
    select count(*) filter (where granted) > 0 as "isLed", count(*) filter (where not granted) as standbys
    from pg_locks where locktype = 'advisory' and objsubid = 1
      and classid = ($1::bigint >> 32)::oid and objid = ($1::bigint & 4294967295)::oid
      and database = (select oid from pg_database where datname = current_database())),
  flying as materialized (select unnest(inflight) as id from engine.leader, crown where "isLed")`;

type Figures = Omit<EngineStats, "oldestDueAt" | "functions"> & { oldestDueAt: number | null };

/** The operators' figures; any process may ask. `inFlight` is exact on the leader, else up to a second old. */
export async function readStats(pool: pg.Pool, inFlight: number | null): Promise<EngineStats> {
  const [figures, functions] = await Promise.all([readFigures(pool), readFunctions(pool)]);
  return {
    ...figures,
    oldestDueAt: figures.oldestDueAt === null ? null : new Date(figures.oldestDueAt).toISOString(),
    inFlight: inFlight ?? figures.inFlight,
    functions,
  };
}

async function readFigures(pool: pg.Pool): Promise<Figures> {
  const { rows } = await pool.query<Figures>(
    `with ${NOW}, queue as (
       select due_at, attempt,
         due_at <= extract(epoch from clock_timestamp()) * 1000 and id not in (select id from flying) as waits
       from engine.job)
     select crown.*, jobs.*, (select count(*) from flying) as "inFlight",
       (select count(*) from engine.run where status = 'running') as running,
       (select count(*) from engine.run where status = 'failed') as failed
     from crown, (select count(*) as depth, count(*) filter (where waits) as due,
       min(due_at) filter (where waits) as "oldestDueAt", count(*) filter (where attempt > 0) as retries from queue) jobs`,
    [LEADER_LOCK],
  );
  const [row] = rows;
  if (!row) throw new Error("The engine's figures could not be read.");
  return row;
}

async function readFunctions(pool: pg.Pool): Promise<FunctionStats[]> {
  const { rows } = await pool.query<FunctionStats>(
    `with ${NOW}, waiting as (
       select run_id, count(*) as jobs from engine.job
       where kind = 'edge' and run_id is not null and id not in (select id from flying) group by run_id),
     kept as (
       select id, fn, 1 as running, 0 as failed from engine.run where status = 'running'
       union all select id, fn, 0, 1 from engine.run where status = 'failed')
     select k.fn as "functionId", coalesce(sum(w.jobs), 0)::bigint as queued, sum(k.running) as running, sum(k.failed) as failed
     from kept k left join waiting w on w.run_id = k.id group by k.fn order by k.fn`,
    [LEADER_LOCK],
  );
  return rows;
}
