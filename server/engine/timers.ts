import { closeBuffer, startRun } from "./flow-control";
import { JOB_COLUMNS, type Job } from "./job";
import { createCron } from "./read-functions";
import type { Reign } from "./reign";
import { addJob, resumeStep } from "./run-lifecycle";
import { createUlid } from "./ulid";

const AT_ONCE = 500;

/** Sleeps, timeouts, schedules, debounces and batches: stored, and looked at when the next one is due. */
export function createTimers(reign: Reign) {
  let nextAt = 0;
  let running = false;

  async function fire() {
    if (running || reign.isStopping()) return;
    running = true;
    try {
      let more = true;
      while (more && !reign.isOver()) {
        nextAt = Number.POSITIVE_INFINITY;
        const { rows } = await reign.pool.query<Job>(
          `select ${JOB_COLUMNS} from engine.job where kind <> 'edge' and due_at <= $1 order by due_at limit $2`,
          [reign.clock.now(), AT_ONCE],
        );
        for (const job of rows) await ring(job);
        if (rows.length > 0) await reign.writer.committed();
        more = rows.length === AT_ONCE;
      }
      const { rows } = await reign.pool.query<{ at: number | null }>(
        "select min(due_at) as at from engine.job where kind <> 'edge'",
      );
      nextAt = Math.min(nextAt, rows[0]?.at ?? Number.POSITIVE_INFINITY);
    } catch (error) {
      nextAt = reign.clock.now() + 1000;
      if (!reign.isOver()) reign.log("warn", "reading due timers failed; it is tried again", { error: String(error) });
    }
    running = false;
    reign.pump();
  }

  async function ring(job: Job) {
    if (job.kind === "cron") return ringCron(job);
    if (job.kind === "debounce" || job.kind === "batch") return closeBuffer(reign, job);
    const run = job.runId ? await reign.runs.get(job.runId) : null;
    if (reign.isOver()) return;
    reign.writer.stage().dropJob(job.id);
    const step = run?.steps.get(job.step);
    if (!run || !step) return;
    if (step.op === "InvokeFunction") {
      const error = { name: "InvokeTimeoutError", message: "The invoked function did not finish in time.", stack: "" };
      return resumeStep(reign, run, job.step, step.op, `{"error":${JSON.stringify(error)}}`);
    }
    if (step.op === "WaitForEvent" && reign.pauses.remove(run.id, job.step)) {
      reign.writer.stage().dropPause(run.id, job.step);
    }
    resumeStep(reign, run, job.step, step.op, '{"data":null}');
  }

  function ringCron(job: Job) {
    const [fnId = "", expression = ""]: string[] = JSON.parse(job.step);
    const fn = reign.functions.get(fnId);
    if (!fn) return;
    const now = reign.clock.now();
    const id = createUlid(now);
    const name = "inngest/scheduled.timer";
    startRun(reign, fn, [{ id, name, body: JSON.stringify({ name, id, data: { cron: expression }, ts: now }) }]);
    scheduleCron(reign, fnId, expression, job.id);
  }

  return {
    note(dueAt: number) {
      if (dueAt < nextAt) {
        nextAt = dueAt;
        reign.pump();
      }
    },
    nextAt: () => (running ? Number.POSITIVE_INFINITY : nextAt),
    fireIfDue() {
      if (nextAt <= reign.clock.now()) void fire();
    },
  };
}

export type Timers = ReturnType<typeof createTimers>;

/** Stores the next occurrence. After a pause the one stored occurrence rings late: one catch-up at most. */
export function scheduleCron(reign: Reign, fnId: string, expression: string, jobId: number): void {
  const next = createCron(fnId, expression).nextRun(new Date(reign.clock.now()));
  if (!next) {
    reign.writer.stage().dropJob(jobId);
    return;
  }
  addJob(reign, reign.writer.stage(), {
    id: jobId,
    runId: null,
    step: JSON.stringify([fnId, expression]),
    kind: "cron",
    part: "",
    prio: 0,
    dueAt: next.getTime(),
    attempt: 0,
    lost: 0,
    data: null,
  });
}
