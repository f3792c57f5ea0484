import { expect, test } from "vitest";
import { countLatencies } from "./latency-histogram";
import { failureRanks, failureShare, healthState, lastHours, quantilesOf, tokensPerSecond } from "./model-health";

test.each([
  [0, 0, "idle"],
  [1, 0, "healthy"],
  [100, 4, "healthy"],
  [100, 5, "shaky"],
  [2, 1, "failing"],
  [3, 3, "failing"],
])("a model with %i calls, %i of them failed, is %s", (calls, failures, state) => {
  expect(healthState({ calls, failures })).toBe(state);
});

test("nothing is said of what was not measured", () => {
  expect(failureShare({ calls: 0, failures: 0 })).toBeNull();
  expect(tokensPerSecond({ outputTokens: 10, latencyMsSum: 0 })).toBeNull();
  expect(quantilesOf([])).toEqual({ p50: null, p90: null, p99: null });
});

test("rates and quantiles come from the sums", () => {
  expect(failureShare({ calls: 8, failures: 2 })).toBe(0.25);
  expect(tokensPerSecond({ outputTokens: 300, latencyMsSum: 6_000 })).toBe(50);
  const { p50, p99 } = quantilesOf(
    countLatencies([...Array.from({ length: 90 }, () => 1_000), ...Array(10).fill(9_000)]),
  );
  expect(Math.abs((p50 ?? 0) - 1_000)).toBeLessThan(100);
  expect(Math.abs((p99 ?? 0) - 9_000)).toBeLessThan(900);
});

test("failures are ranked by how often they were, ties by name", () => {
  expect(failureRanks({ server: 2, timeout: 2, rate_limit: 7 }).map(({ kind }) => kind)).toEqual([
    "rate_limit",
    "server",
    "timeout",
  ]);
});

test("a day is 24 hours that begin on the hour and end with the present one", () => {
  const now = Date.UTC(2026, 10, 26, 10, 59, 59);
  const hours = lastHours(now);
  expect(hours).toHaveLength(24);
  expect(hours.at(-1)).toBe(Date.UTC(2026, 10, 26, 10));
  expect(hours[0]).toBe(Date.UTC(2026, 10, 25, 11));
});
