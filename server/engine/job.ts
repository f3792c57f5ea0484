export type JobKind = "edge" | "sleep" | "timeout" | "cron" | "batch" | "debounce";

/** A stored "to do". Only the leader knows which jobs are in flight. */
export interface Job {
  id: number;
  runId: string | null;
  /** Edges: "" asks for discovery, else the hash of one planned step. Timers: the step or the buffer key they belong to. */
  step: string;
  kind: JobKind;
  part: string;
  prio: number;
  dueAt: number;
  attempt: number;
  /** How often the process died while this job was in flight. */
  lost: number;
  data: string | null;
}

export const JOB_COLUMNS = 'id, run_id as "runId", step, kind, part, prio, due_at as "dueAt", attempt, lost, data';
