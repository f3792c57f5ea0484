import type { Job } from "./job";

export interface RunRow {
  id: string;
  fn: string;
  status: "running" | "cancelled";
  part: string;
  prio: number;
  events: string;
  eventIds: string[];
  skey: string | null;
  invRun: string | null;
  invStep: string | null;
}

export interface StepRow {
  runId: string;
  id: string;
  pos: number;
  name: string;
  op: string;
  state: "pending" | "done";
  race: boolean;
  value: string | null;
}

export interface PauseRow {
  runId: string;
  step: string;
  kind: "wait" | "cancel";
  event: string;
  expr: string | null;
  path: string | null;
  value: string | null;
  expiresAt: number | null;
}

export interface EventRow {
  id: string;
  name: string;
  body: string;
}

export interface RunEnd {
  id: string;
  status: "completed" | "failed" | "cancelled";
  output: string;
}

/** Everything that leaves in the next flush. A row appears once: SQL cannot change one twice in one statement. */
export function createChanges() {
  const jobs = new Map<number, Job>();
  const goneJobs = new Set<number>();
  const goneTimeouts = new Map<string, { runId: string; step: string }>();
  const runs = new Map<string, RunRow>();
  const ended = new Map<string, RunEnd>();
  const versions = new Map<string, number>();
  const steps = new Map<string, StepRow>();
  const events = new Map<string, EventRow>();
  const processed = new Set<number>();
  const pauses = new Map<string, PauseRow>();
  const gonePauses = new Map<string, { runId: string; step: string }>();
  const limits = new Map<string, number>();
  const idem = new Map<string, number>();
  const committed: (() => void)[] = [];

  return {
    jobs,
    goneJobs,
    goneTimeouts,
    runs,
    ended,
    versions,
    steps,
    events,
    processed,
    pauses,
    gonePauses,
    limits,
    idem,
    committed,
    saveJob(job: Job) {
      if (!goneJobs.has(job.id)) jobs.set(job.id, { ...job });
    },
    dropJob(id: number) {
      jobs.delete(id);
      goneJobs.add(id);
    },
    /** Removes the timer of a wait or an invocation that was answered in time. */
    dropTimeout(runId: string, step: string) {
      for (const job of jobs.values()) {
        if (job.runId === runId && job.step === step && job.kind === "timeout") jobs.delete(job.id);
      }
      goneTimeouts.set(`${runId} ${step}`, { runId, step });
    },
    savePause(pause: PauseRow) {
      pauses.set(`${pause.runId} ${pause.step}`, pause);
    },
    dropPause(runId: string, step: string) {
      pauses.delete(`${runId} ${step}`);
      gonePauses.set(`${runId} ${step}`, { runId, step });
    },
    saveStep(step: StepRow) {
      steps.set(`${step.runId} ${step.id}`, step);
    },
    /** Ends a run with everything that still belonged to it. */
    endRun(end: RunEnd) {
      for (const job of jobs.values()) if (job.runId === end.id) jobs.delete(job.id);
      for (const [key, pause] of pauses) if (pause.runId === end.id) pauses.delete(key);
      const fresh = runs.get(end.id);
      if (fresh) fresh.status = "cancelled";
      else ended.set(end.id, end);
    },
  };
}

export type Changes = ReturnType<typeof createChanges>;
