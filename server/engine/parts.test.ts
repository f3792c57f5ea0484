import fc from "fast-check";
import { expect, test } from "vitest";
import type { Job } from "./job";
import { createParts } from "./parts";
import { type Act, createQueueWorld } from "./testing/queue-world";

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

const ofAll = { staged: new Set<number>(), admit: () => true, insist: () => {} };

const createReading = (jobs: Job[], full: boolean) => ({ jobs, full, ...ofAll });

const acts: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom<Act["kind"][]>(
    ...(["add", "add", "add", "take", "take", "take", "finish", "finish"] as const),
    ...(["settle", "settle", "flush", "flush", "database", "database", "wait"] as const),
  ),
  a: fc.nat({ max: 1000 }),
  b: fc.nat({ max: 1000 }),
});

// fast-check prints the seed and the path of a failure: given to fc.assert they bring it back.
test("in any order of events no job is lost, in two hands or started twice; parts keep their order, limits and slots hold, and nothing that may start is left lying", () => {
  fc.assert(
    fc.property(
      fc.array(acts, { minLength: 20, maxLength: 250, size: "max" }),
      fc.record({
        slots: fc.integer({ min: 1, max: 20 }),
        limit: fc.integer({ min: 1, max: 6 }),
        windowLimit: fc.constantFrom(5, 10, 20, 1000),
      }),
      (list, options) => {
        const world = createQueueWorld(options);
        for (const act of list) world.act(act);
        world.drain();
      },
    ),
    { numRuns: 120 },
  );
});

test("parts with work are served in turn: of as many jobs as there are parts, each part has one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }), (sizes) => {
      const parts = createParts({ slots: 1000, now: () => 10, bucketsOf: () => [], onLow: () => {} });
      let id = 0;
      for (const [part, size] of sizes.entries()) {
        for (let i = 0; i < size; i++) parts.push(createJob(++id, String(part), 0));
      }
      const first = sizes.map(() => parts.take()?.part);
      expect(new Set(first).size).toBe(sizes.length);
    }),
  );
});

test("a part with thousands of jobs is kept in memory in part, and is worked in order to its end", () => {
  const stored = Array.from({ length: 3500 }, (_, id) => createJob(id, "1", id));
  const gone = new Set<number>();
  const asked: string[] = [];
  const parts = createParts({ slots: 64, now: () => 1e9, bucketsOf: () => [], onLow: (part) => asked.push(part) });
  for (const job of stored) parts.push(job);
  const order: number[] = [];
  for (let job = parts.take(); job; job = parts.take()) {
    order.push(job.id);
    gone.add(job.id);
    parts.release(job);
    parts.settle(job);
    const part = asked.pop();
    const rest = stored.filter((other) => !gone.has(other.id));
    if (part) parts.refilled(part, createReading(rest.slice(0, 1000), rest.length >= 1000));
  }
  expect(order).toEqual(stored.map((job) => job.id));
});

test("when all that was read is about to change, the store is read again", () => {
  const asked: string[] = [];
  const parts = createParts({
    slots: 64,
    now: () => 1e9,
    bucketsOf: () => [],
    onLow: (part) => asked.push(part),
    windowLimit: 5,
  });
  const stored = Array.from({ length: 8 }, (_, id) => createJob(id, "1", id));
  for (const job of stored) parts.push(job);
  for (let job = parts.take(); job; job = parts.take()) {
    parts.release(job);
    parts.settle(job);
  }
  expect(asked.splice(0)).toEqual(["1"]);
  parts.refilled("1", { ...ofAll, jobs: stored.slice(0, 5), full: true, staged: new Set([0, 1, 2, 3, 4]) });
  expect(asked).toEqual(["1"]);
  parts.refilled("1", createReading(stored.slice(5), false));
  expect(Array.from({ length: 4 }, () => parts.take()?.id)).toEqual([5, 6, 7, undefined]);
});

test("a job that is being worked is not queued again when the store, which still holds it, is read", () => {
  const parts = createParts({ slots: 64, now: () => 1e9, bucketsOf: () => [], onLow: () => {}, windowLimit: 5 });
  const stored = Array.from({ length: 8 }, (_, id) => createJob(id, "1", id));
  for (const job of stored) parts.push(job);
  const taken = Array.from({ length: 5 }, () => parts.take()?.id);
  parts.refilled("1", createReading(stored, false));
  const rest = Array.from({ length: 4 }, () => parts.take()?.id);
  expect([...taken, ...rest]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, undefined]);
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
