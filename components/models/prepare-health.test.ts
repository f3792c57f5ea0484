import { expect, test } from "vitest";
import { prepareCalls, prepareLatency } from "./prepare-health";

const quantiles = { p50: 1_200, p90: 4_300, p99: 9_000 };
const none = { p50: null, p90: null, p99: null };
const health = {
  state: "healthy" as const,
  calls: 210,
  failures: 4,
  failureShare: 4 / 210,
  latencyMs: quantiles,
  failureKinds: [{ kind: "rate_limit", count: 3 }],
  costMicroUsd: 0,
  inputTokens: 0,
  outputTokens: 0,
  firstTokenMs: none,
  tokensPerSecond: null,
};
const hour = { ...health, at: "2026-11-26T10:00:00.000Z" };

test("the title of the calls says how many failed and why", () => {
  expect(prepareCalls(health, []).title).toBe("4 of 210 calls failed, most often: rate limit");
  expect(prepareCalls({ ...health, failures: 0 }, []).title).toBe("All 210 calls were answered");
  const { points, table } = prepareCalls(health, [hour]);
  expect(points).toEqual([{ atMs: Date.parse(hour.at), answered: 206, failed: 4 }]);
  expect(table.rows).toEqual([[hour.at, 206, 4]]);
});

test("an hour without an answer is a gap in the times, not a zero", () => {
  const { title, points } = prepareLatency(health, [hour, { ...hour, latencyMs: none }]);
  expect(title).toBe("Half of the answers took 1.2 s or less, one in ten more than 4.3 s");
  expect(points.map(({ p50 }) => p50)).toEqual([1_200, null]);
  expect(prepareLatency({ ...health, latencyMs: none }, []).title).toBe("No call was answered");
});
