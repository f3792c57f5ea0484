import { JOB_COLUMNS, type Job } from "./job";
import type { Reign } from "./reign";
import { scheduleCron } from "./timers";

const FIRST_LOAD = 100;
const REFILL = 1000;

/** Brings the head of every part into memory; parts that hold more are marked and refilled when they run low. */
export async function loadJobs(reign: Reign): Promise<void> {
  const { rows } = await reign.pool.query<Job & { rank: number }>(
    `select * from (
       select ${JOB_COLUMNS}, row_number() over (partition by part order by due_at, id) as rank
       from engine.job where kind = 'edge') ranked
     where rank <= $1 order by "dueAt", id`,
    [FIRST_LOAD],
  );
  const overflowing = new Set<string>();
  for (const { rank, ...job } of rows) {
    if (rank === FIRST_LOAD) overflowing.add(job.part);
    if (reign.cap.admit(job)) reign.parts.push(job);
  }
  for (const part of overflowing) reign.parts.markOverflow(part);
  const buffers = await reign.pool.query<Job>(
    `select ${JOB_COLUMNS} from engine.job where kind in ('batch', 'debounce')`,
  );
  for (const job of buffers.rows) reign.flow.buffers.set(job.step, job);
}

/** Reads more of one part. Jobs that a flush still to come changes keep their state in memory. */
export async function refillPart(reign: Reign, part: string): Promise<void> {
  const staged = reign.writer.stage();
  const changing = new Set([...staged.goneJobs, ...staged.jobs.keys()]);
  try {
    const rows = await reign.writer.query<Job & Record<string, unknown>>(
      `select ${JOB_COLUMNS} from engine.job where kind = 'edge' and part = $1 order by due_at, id limit $2`,
      [part, REFILL],
    );
    if (reign.isOver()) return;
    reign.parts.refilled(part, {
      jobs: rows,
      full: rows.length === REFILL,
      staged: changing,
      admit: (job) => reign.cap.admit(job),
      insist: (job) => reign.cap.insist(job),
    });
    reign.pump();
  } catch (error) {
    // The part would wait for ever; a new leadership reads it again.
    reign.depose(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Makes the stored schedules those of the served functions; a schedule that is kept keeps its next occurrence. */
export async function syncCrons(reign: Reign): Promise<void> {
  const { rows } = await reign.pool.query<Job>(`select ${JOB_COLUMNS} from engine.job where kind = 'cron'`);
  const stored = new Map(rows.map((job) => [job.step, job]));
  for (const fn of reign.functions.values()) {
    for (const expression of fn.crons) {
      const key = JSON.stringify([fn.id, expression]);
      if (!stored.delete(key)) scheduleCron(reign, fn.id, expression, reign.nextJobId());
    }
  }
  for (const job of stored.values()) reign.writer.stage().dropJob(job.id);
}
