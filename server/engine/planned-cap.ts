import type { Job } from "./job";

const AT_ONCE = 8;

/** Holds back the planned steps of very wide runs: more than a few at once cost the SDK memory and win nothing. */
export function createPlannedCap(push: (job: Job) => void) {
  const runs = new Map<string, { admitted: Set<number>; waiting: Job[] }>();

  return {
    /** Says whether the job may queue now; asked twice about one job, it says the same. */
    admit(job: Job): boolean {
      if (job.kind !== "edge" || job.step === "" || job.runId === null || job.attempt > 0) return true;
      let run = runs.get(job.runId);
      if (!run) {
        run = { admitted: new Set(), waiting: [] };
        runs.set(job.runId, run);
      }
      // A queue that is full drops admitted jobs and reads them again later.
      if (run.admitted.has(job.id)) return true;
      if (run.admitted.size < AT_ONCE) {
        run.admitted.add(job.id);
        return true;
      }
      if (!run.waiting.some((other) => other.id === job.id)) run.waiting.push(job);
      return false;
    },
    /** Lets a job queue that was held back, over the limit. */
    insist(job: Job) {
      const run = job.runId === null ? undefined : runs.get(job.runId);
      if (!run) return;
      run.waiting = run.waiting.filter((other) => other.id !== job.id);
      run.admitted.add(job.id);
    },
    /** A first attempt of a planned step left the slots; the next one of its run may queue. */
    leave(job: Job) {
      if (job.step === "" || job.runId === null || job.attempt > 0) return;
      const run = runs.get(job.runId);
      if (!run) return;
      run.admitted.delete(job.id);
      const next = run.admitted.size < AT_ONCE ? run.waiting.shift() : undefined;
      if (next) {
        run.admitted.add(next.id);
        push(next);
      } else if (run.admitted.size === 0) {
        runs.delete(job.runId);
      }
    },
    forget(runId: string) {
      runs.delete(runId);
    },
  };
}

export type PlannedCap = ReturnType<typeof createPlannedCap>;
