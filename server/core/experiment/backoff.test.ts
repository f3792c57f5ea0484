import fc from "fast-check";
import { expect, test } from "vitest";
import { backoffMs } from "./backoff";

test("no call goes before the time its provider asked for, and none waits longer than that or 30 seconds", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.option(fc.integer({ min: 0, max: 600_000 })),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, retryAfterMs, random) => {
        const wait = backoffMs(attempt, retryAfterMs, random);
        expect(wait).toBeGreaterThanOrEqual(retryAfterMs ?? 0);
        expect(wait).toBeLessThanOrEqual(Math.max(retryAfterMs ?? 0, 30_000, 0));
      },
    ),
  );
});

test("the ceiling doubles with each attempt", () => {
  expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, null, 0.999_999))).toEqual([500, 1000, 2000, 4000]);
});
