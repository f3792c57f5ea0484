import fc from "fast-check";
import { expect, test } from "vitest";
import type { Job } from "./job";
import { createPlannedCap } from "./planned-cap";

const createJob = (id: number, runId: string): Job => ({
  id,
  runId,
  step: `step ${id}`,
  kind: "edge",
  part: "",
  prio: 0,
  dueAt: 0,
  attempt: 0,
  lost: 0,
  data: null,
});

test("of one run eight planned steps queue at once, in order, and every one comes once, however often it is offered", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("one", "two"), { maxLength: 80 }),
      fc.array(fc.nat(), { minLength: 1 }),
      (runs, dice) => {
        const jobs = runs.map((run, id) => createJob(id, run));
        const queued: Job[] = [];
        const came: Job[] = [];
        const enter = (job: Job) => {
          queued.push(job);
          came.push(job);
          expect(queued.filter((other) => other.runId === job.runId).length).toBeLessThanOrEqual(8);
        };
        const cap = createPlannedCap(enter);
        for (const job of jobs) if (cap.admit(job)) enter(job);
        for (let turn = 0; queued.length > 0; turn++) {
          for (const job of jobs) {
            if (came.includes(job)) continue;
            expect(cap.admit({ ...job }), "held, and still held").toBe(false);
          }
          for (const job of queued) expect(cap.admit({ ...job }), "admitted, and still so").toBe(true);
          const [left] = queued.splice((dice[turn % dice.length] ?? 0) % queued.length, 1);
          if (left) cap.leave(left);
        }
        for (const run of ["one", "two"]) {
          const ids = (list: Job[]) => list.filter((job) => job.runId === run).map((job) => job.id);
          expect(ids(came)).toEqual(ids(jobs));
        }
      },
    ),
    { numRuns: 60 },
  );
});
