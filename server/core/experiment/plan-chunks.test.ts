import fc from "fast-check";
import { expect, test } from "vitest";
import { orderChunks, planChunks } from "./plan-chunks";

test("every position is in exactly one chunk, in order, and no chunk holds more than 100 calls", () => {
  const size = fc.integer({ min: 0, max: 5_000 });
  const repeat = fc.integer({ min: 1, max: 10 });
  fc.assert(
    fc.property(
      size,
      repeat,
      fc.integer({ min: 1, max: 64 }),
      fc.integer({ min: 0, max: 60_000 }),
      (n, repeats, parallel, latency) => {
        const chunks = planChunks(n, repeats, parallel, latency);
        expect(chunks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual(
          Array.from({ length: n }, (_, i) => i),
        );
        expect(Math.max(0, ...chunks.map(({ from, to }) => (to - from) * repeats))).toBeLessThanOrEqual(100);
      },
    ),
    { numRuns: 60 },
  );
});

test("in the cloud the variants advance together; on a local host each model is worked through before the next", () => {
  const variants = [
    { id: "a", lane: "cloud" as const, model: "m1" },
    { id: "b", lane: "cloud" as const, model: "m2" },
    { id: "c", lane: "gpu" as const, model: "z" },
    { id: "d", lane: "gpu" as const, model: "k" },
  ];
  const ranges = [
    { from: 0, to: 5 },
    { from: 5, to: 10 },
  ];
  const order = orderChunks(
    variants,
    ranges,
    (v) => v.lane,
    (v) => v.model,
  ).map(({ variant, range }) => variant.id + range.from);
  expect(order).toEqual(["a0", "b0", "a5", "b5", "d0", "d5", "c0", "c5"]);
});
