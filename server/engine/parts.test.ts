import fc from "fast-check";
import { expect, test } from "vitest";
import type { Job } from "./job";
import { type Bucket, createParts } from "./parts";

const createJob = (id: number, part: string, dueAt: number, prio = 0): Job => ({
  id,
  runId: `r${id}`,
  step: "",
  kind: "edge",
  part,
  prio,
  dueAt,
  attempt: 0,
  lost: 0,
  data: null,
});

const jobs = fc.array(
  fc.record({
    part: fc.integer({ min: 0, max: 5 }),
    dueAt: fc.integer({ min: 0, max: 50 }),
    prio: fc.constantFrom(0, 0, 5),
  }),
  { minLength: 1, maxLength: 200 },
);

test("limits and slots are never exceeded, every job starts once, and a part keeps its order", () => {
  fc.assert(
    fc.property(
      jobs,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 20 }),
      fc.infiniteStream(fc.nat()),
      (list, limit, slots, dice) => {
        let time = 0;
        const bucketsOf = (part: string): Bucket[] => [
          { key: `own ${part}`, limit },
          { key: `shared ${Number(part) % 2}`, limit: limit + 1 },
        ];
        const parts = createParts({ slots, now: () => time, bucketsOf, onLow: () => {} });
        for (const [id, j] of list.entries()) parts.push(createJob(id, String(j.part), j.dueAt, j.prio));
        const running: Job[] = [];
        const started: Job[] = [];
        const counts = new Map<string, number>();
        for (let guard = 0; started.length < list.length || running.length > 0; guard++) {
          if (guard > 10_000) throw new Error("jobs starve");
          const job = parts.take();
          if (job) {
            expect(job.dueAt).toBeLessThanOrEqual(time);
            running.push(job);
            started.push(job);
            for (const b of bucketsOf(job.part)) {
              const count = (counts.get(b.key) ?? 0) + 1;
              counts.set(b.key, count);
              expect(count).toBeLessThanOrEqual(b.limit);
            }
            expect(running.length).toBeLessThanOrEqual(slots);
            continue;
          }
          const [done] = running.splice((dice.next().value ?? 0) % Math.max(1, running.length), 1);
          if (done) {
            for (const b of bucketsOf(done.part)) counts.set(b.key, (counts.get(b.key) ?? 1) - 1);
            parts.release(done);
          } else {
            expect(parts.nextAt()).toBeLessThan(Number.POSITIVE_INFINITY);
            time = Math.max(time + 1, parts.nextAt());
          }
        }
        expect(new Set(started.map((j) => j.id)).size).toBe(list.length);
        for (const part of new Set(started.map((j) => j.part))) {
          const mine = started.filter((j) => j.part === part);
          const sameTime = mine.filter((j) => j.dueAt === mine[0]?.dueAt).map((j) => j.id);
          expect(sameTime).toEqual([...sameTime].sort((a, b) => a - b));
        }
      },
    ),
    { numRuns: 200 },
  );
});

test("a part with thousands of jobs keeps a bounded queue and refills it from the store", () => {
  const stored = Array.from({ length: 3500 }, (_, id) => createJob(id, "1", id));
  const gone = new Set<number>();
  const parts = createParts({
    slots: 64,
    now: () => 1e9,
    bucketsOf: () => [],
    onLow: (part) => {
      const rest = stored.filter((job) => !gone.has(job.id));
      queueMicrotask(() => parts.refilled(part, rest.slice(0, 1000), rest.length > 1000, (job) => !gone.has(job.id)));
    },
  });
  for (const job of stored) parts.push(job);
  return drain();

  async function drain() {
    const order: number[] = [];
    for (let idle = 0; order.length < stored.length && idle < 5; ) {
      const job = parts.take();
      if (!job) {
        idle++;
        await Promise.resolve();
        continue;
      }
      idle = 0;
      gone.add(job.id);
      order.push(job.id);
      parts.release(job);
    }
    expect(order).toEqual(stored.map((job) => job.id));
  }
});

test("a part with work to do is not starved by one that has thousands waiting", () => {
  const parts = createParts({ slots: 4, now: () => 10, bucketsOf: () => [], onLow: () => {} });
  for (let id = 0; id < 900; id++) parts.push(createJob(id, "busy", 0));
  parts.push(createJob(5000, "quiet", 9));
  const first = Array.from({ length: 4 }, () => parts.take()?.part);
  expect(first).toContain("quiet");
});

test("the last slots are kept for jobs with priority", () => {
  const parts = createParts({ slots: 16, now: () => 10, bucketsOf: () => [], onLow: () => {} });
  for (let id = 0; id < 50; id++) parts.push(createJob(id, "bulk", 0));
  let taken = 0;
  while (parts.take()) taken++;
  expect(taken).toBe(14);
  parts.push(createJob(99, "interactive", 0, 100));
  expect(parts.take()?.id).toBe(99);
});
