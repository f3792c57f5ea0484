import type pg from "pg";
import type { StepRow } from "./changes";
import { createTurns } from "./connection";

/** What the leader knows about a running run. */
export interface RunState {
  id: string;
  fn: string;
  part: string;
  prio: number;
  /** JSON text of the array of events, and of its first element. */
  events: string;
  firstEvent: string;
  /** The SDK's execution version, known after the first answer. */
  version: number | null;
  invRun: string | null;
  invStep: string | null;
  ended: boolean;
  steps: Map<string, StepRow>;
  /** Hashes of finished steps in completion order. */
  order: string[];
  pending: number;
  discovery: "none" | "queued" | "running";
  /** A step ended while a discovery ran that could not see it: one more must follow. */
  again: boolean;
  /** Calls in flight and commits awaited; only a run at 0 may be evicted. */
  holds: number;
  bytes: number;
  usedAt: number;
}

const CACHE_BYTES = 64 * 1024 * 1024;

type StoredRun = Pick<
  RunState,
  "id" | "fn" | "part" | "prio" | "events" | "version" | "invRun" | "invStep" | "discovery"
>;

export function createRunState(run: StoredRun): RunState {
  const events: unknown[] = JSON.parse(run.events);
  return {
    ...run,
    firstEvent: events.length === 1 ? run.events.slice(1, -1) : JSON.stringify(events[0]),
    usedAt: performance.now(),
    ended: false,
    steps: new Map(),
    order: [],
    pending: 0,
    again: false,
    holds: 0,
    bytes: run.events.length + 500,
  };
}

/** Puts a step into the state, keeping order, pending and size right. */
export function setStep(run: RunState, step: StepRow): void {
  const old = run.steps.get(step.id);
  if (old?.state === "pending") run.pending--;
  if (step.state === "pending") run.pending++;
  else run.order.push(step.id);
  run.steps.set(step.id, step);
  run.bytes += (step.value?.length ?? 0) + 300;
}

/** Keeps states of runs in memory, least recently used first out, and loads missing ones together. */
export function createRunCache(pool: pg.Pool, upcoming: () => string[]) {
  const cache = new Map<string, RunState>();
  let added = 0;
  const load = createTurns<string>(loadMany, 200);

  async function loadMany(wanted: string[]): Promise<void> {
    if (wanted.every((id) => cache.has(id))) return;
    // After a change of leaders nothing is cached: the runs whose turn comes next are read along.
    const ids = [...new Set([...wanted, ...upcoming()])].filter((id) => !cache.has(id));
    const [runs, steps] = await Promise.all([
      pool.query(
        `select id, fn, part, prio, events, version, inv_run as "invRun", inv_step as "invStep",
           case when d.run_id is null then 'none' else 'queued' end as discovery
         from engine.run r
         left join (select distinct run_id from engine.job where run_id = any($1) and kind = 'edge' and step = '') d
           on d.run_id = r.id
         where id = any($1) and status = 'running'`,
        [ids],
      ),
      pool.query(
        `select run_id as "runId", id, pos, name, op, state, race, value from engine.step where run_id = any($1)
         order by run_id, pos`,
        [ids],
      ),
    ]);
    const fresh = new Map<string, RunState>(runs.rows.map((row) => [row.id, createRunState(row)]));
    for (const step of steps.rows) {
      const run = fresh.get(step.runId);
      if (run) setStep(run, step);
    }
    for (const [id, run] of fresh) if (!cache.has(id)) add(run);
  }

  function add(run: RunState) {
    cache.set(run.id, run);
    // States grow while they are here, so the sum is taken anew, now and then.
    if (++added % 200 === 0) evict();
  }

  function evict() {
    let bytes = 0;
    for (const run of cache.values()) bytes += run.bytes;
    if (bytes <= CACHE_BYTES) return;
    for (const [id, run] of cache) {
      if (bytes <= CACHE_BYTES * 0.75) return;
      // A caller that just got a state still has to work on it before it yields.
      if (run.holds > 0 || performance.now() - run.usedAt < 1000) continue;
      cache.delete(id);
      bytes -= run.bytes;
    }
  }

  return {
    add,
    /** The state of a run that still runs, or null. */
    async get(id: string): Promise<RunState | null> {
      let run = cache.get(id);
      if (!run) {
        await load(id);
        run = cache.get(id);
      }
      if (!run || run.ended) return null;
      run.usedAt = performance.now();
      // Most recently used goes last.
      cache.delete(id);
      cache.set(id, run);
      return run;
    },
    remove: (id: string) => void cache.delete(id),
  };
}

export type RunCache = ReturnType<typeof createRunCache>;
