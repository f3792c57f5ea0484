import type pg from "pg";
import { z } from "zod";
import type { EventRow } from "./changes";
import { parseJson } from "./error-text";
import { carries, filterValues } from "./event-filter";
import type { EventFilter, FailedRun, ListFailures, RetryAnswer } from "./types";

const LIMIT = 500;
const errorSchema = z.object({ name: z.string().catch("Error"), message: z.string().catch("Unknown error") });
/** Nothing listens to these: only the caller, or the clock, starts such a run. */
const NOT_RUNG: Record<string, string> = {
  "inngest/function.invoked": "Another function started this run and got its error. Retry that one.",
  "inngest/scheduled.timer": "A schedule started this run and starts the next one by itself.",
};

type StoredEvent = { id: string; name: string; data?: unknown };
const dataSchema = z.record(z.string(), z.unknown()).catch({});
const wrappedSchema = z.object({ event: z.object({ data: z.unknown() }) });
type FailedRow = { id: string; fn: string; events: string; output: string | null; endedAt: Date; isRetried: boolean };

const COLUMNS = `r.id, r.fn, r.events, r.output, r.ended_at as "endedAt",
  exists (select from engine.event e where e.id = r.id || ':retry:0') as "isRetried"`;

const readEvents = (row: FailedRow): StoredEvent[] => JSON.parse(row.events);

function readData(event: StoredEvent | undefined): Record<string, unknown> {
  const wrapped = event?.name === "inngest/function.failed" ? wrappedSchema.safeParse(event.data) : null;
  return dataSchema.parse(wrapped?.success ? wrapped.data.event.data : event?.data);
}

function readFailure(row: FailedRow): FailedRun {
  const events = readEvents(row);
  return {
    runId: row.id,
    functionId: row.fn,
    eventName: events[0]?.name ?? "",
    eventIds: events.map((event) => event.id),
    data: readData(events[0]),
    error: errorSchema.catch({ name: "Error", message: "Unknown error" }).parse(parseJson(row.output ?? "null")),
    endedAt: row.endedAt.toISOString(),
    isRetried: row.isRetried,
    whyNotRetry: NOT_RUNG[events[0]?.name ?? ""] ?? null,
  };
}

/** The runs that failed for good, newest first, as long as they are kept. */
export async function listFailures(pool: pg.Pool, { limit = LIMIT, after, filter }: ListFailures = {}) {
  const { rows } = await pool.query<FailedRow>(
    `select ${COLUMNS} from engine.run r where r.status = 'failed'
       and ($2::text is null
         or (r.ended_at, r.id) < (select p.ended_at, p.id from engine.run p where p.id = $2 and p.status = 'failed'))
       ${filter ? `and ${carries(3)}` : ""}
     order by r.ended_at desc, r.id desc limit $1`,
    [Math.min(limit, LIMIT), after ?? null, ...(filter ? filterValues(filter) : [])],
  );
  return rows.map(readFailure);
}

export async function countFailures(pool: pg.Pool, filter?: EventFilter): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*) as count from engine.run r where r.status = 'failed' ${filter ? `and ${carries(1)}` : ""}`,
    filter ? filterValues(filter) : [],
  );
  return rows[0]?.count ?? 0;
}

const findRow = async (pool: pg.Pool, runId: string, filter: EventFilter | undefined) =>
  (
    await pool.query<FailedRow>(
      `select ${COLUMNS} from engine.run r where r.id = $1 and r.status = 'failed' ${filter ? `and ${carries(2)}` : ""}`,
      [runId, ...(filter ? filterValues(filter) : [])],
    )
  ).rows[0];

export async function findFailure(pool: pg.Pool, runId: string, filter?: EventFilter): Promise<FailedRun | null> {
  const row = await findRow(pool, runId, filter);
  return row ? readFailure(row) : null;
}

interface Retry {
  pool: pg.Pool;
  now: number;
  ingest(events: EventRow[], internal?: boolean): Promise<void>;
}

/** Rings the events of a failed run again, under ids made from the run's: to retry twice is to retry once. */
export async function retryFailure(
  { pool, now, ingest }: Retry,
  runId: string,
  filter?: EventFilter,
): Promise<RetryAnswer> {
  const row = await findRow(pool, runId, filter);
  if (!row) {
    return {
      eventIds: [],
      refusal: "There is no failed run of this id: it is forgotten after a day. Nothing was started.",
    };
  }
  const { whyNotRetry } = readFailure(row);
  if (whyNotRetry) return { eventIds: [], refusal: whyNotRetry };
  const events = readEvents(row).map((event, i) => {
    const id = `${row.id}:retry:${i}`;
    return { id, name: event.name, body: JSON.stringify({ ...event, id, ts: now }) };
  });
  await ingest(events, true);
  return { eventIds: events.map((event) => event.id), refusal: null };
}
