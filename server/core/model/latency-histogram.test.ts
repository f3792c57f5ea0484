import fc from "fast-check";
import { expect, test } from "vitest";
import { addCounts, bucketOf, countLatencies, latencyBuckets, quantileMs } from "./latency-histogram";

const durations = fc.array(fc.double({ min: 0, max: 800_000, noNaN: true }), { minLength: 1, maxLength: 200 });

test("a quantile from the counts is at most 10 % and 1 ms from the one of the durations themselves", () => {
  fc.assert(
    fc.property(durations, fc.constantFrom(0.01, 0.5, 0.9, 0.99, 1), (list, q) => {
      const sorted = [...list].sort((a, b) => a - b);
      const exact = sorted[Math.ceil(q * list.length - 1e-9) - 1] ?? Number.NaN;
      const read = quantileMs(countLatencies(list), q) ?? Number.NaN;
      expect(Math.abs(read - exact)).toBeLessThanOrEqual(1 + exact * 0.1);
    }),
  );
});

test("counts of two lists add up to the counts of both, and each duration is counted once", () => {
  fc.assert(
    fc.property(durations, durations, (a, b) => {
      const both = countLatencies([...a, ...b]);
      expect(addCounts(countLatencies(a), countLatencies(b))).toEqual(both);
      expect(both.reduce((sum, count) => sum + count, 0)).toBe(a.length + b.length);
    }),
  );
});

test("edges: nothing counted, nothing at all, a day, and a quantile that is none", () => {
  expect(quantileMs([], 0.5)).toBeNull();
  expect(bucketOf(0)).toBe(0);
  expect(bucketOf(1.2 ** 10)).toBe(10);
  expect(bucketOf(86_400_000)).toBe(latencyBuckets - 1);
  expect(addCounts([], [1, 2])).toEqual([1, 2]);
  expect(() => quantileMs([1], 0)).toThrow(RangeError);
});
