import type { Job } from "./job";

const AT_ONCE = 8;

/** Holds back the planned steps of very wide runs: more than a few at once cost the SDK memory and win nothing. */
export function createPlannedCap(push: (job: Job) => void) {
  const runs = new Map<string, { admitted: number; waiting: Job[] }>();

  return {
    admit(job: Job): boolean {
      if (job.kind !== "edge" || job.step === "" || job.runId === null || job.attempt > 0) return true;
      let run = runs.get(job.runId);
      if (!run) {
        run = { admitted: 0, waiting: [] };
        runs.set(job.runId, run);
      }
      if (run.admitted < AT_ONCE) {
        run.admitted++;
        return true;
      }
      if (!run.waiting.some((other) => other.id === job.id)) run.waiting.push(job);
      return false;
    },
    /** A first attempt of a planned step left the slots; the next one of its run may queue. */
    leave(job: Job) {
      if (job.step === "" || job.runId === null || job.attempt > 0) return;
      const run = runs.get(job.runId);
      if (!run) return;
      const next = run.waiting.shift();
      if (next) push(next);
      else if (--run.admitted <= 0) runs.delete(job.runId);
    },
    forget(runId: string) {
      runs.delete(runId);
    },
  };
}

export type PlannedCap = ReturnType<typeof createPlannedCap>;
