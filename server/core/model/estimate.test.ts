import { describe, expect, it } from "vitest";
import { estimateRun } from "./estimate";

const price = { inputMicroUsdPerMillion: 1_000_000, outputMicroUsdPerMillion: 4_000_000 };
const variant = { calls: 100, inputTokens: 200, outputTokens: 50, price, latencyMs: 1000, concurrency: 8 };

describe("estimateRun", () => {
  it("multiplies calls by tokens, price and latency, with its range around", () => {
    const estimate = estimateRun([variant]);
    expect(estimate.calls).toBe(100);
    expect(estimate.inputTokens).toEqual({ low: 17_000, expected: 20_000, high: 23_000 });
    expect(estimate.outputTokens).toEqual({ low: 3500, expected: 5000, high: 7500 });
    expect(estimate.costMicroUsd).toEqual({ low: 31_000, expected: 40_000, high: 53_000 });
    expect(estimate.durationMs).toEqual({ low: 9100, expected: 13_000, high: 20_800 });
  });

  it("adds the kinds of calls up", () => {
    const one = estimateRun([variant]);
    const two = estimateRun([variant, variant]);
    expect(two.costMicroUsd.expected).toBe(2 * one.costMicroUsd.expected);
    expect(two.durationMs.high).toBe(2 * one.durationMs.high);
    expect(two.calls).toBe(200);
  });

  it("costs a server paid by time by the latency, not by the tokens", () => {
    const byTime = { monthlyMicroUsd: 730_000_000, callsAtOnce: 1, busyPercent: 100 };
    const { costMicroUsd } = estimateRun([{ ...variant, calls: 3600, price: { ...price, byTime } }]);
    expect(costMicroUsd).toEqual({ low: 700_000, expected: 1_000_000, high: 1_600_000 });
  });

  it("takes as long as the limits per minute allow, where that is longer than the answers take", () => {
    expect(estimateRun([{ ...variant, requestsPerMinute: 60 }]).durationMs).toEqual({
      low: 100_000,
      expected: 100_000,
      high: 100_000,
    });
    expect(estimateRun([{ ...variant, tokensPerMinute: 100_000 }]).durationMs).toEqual({
      low: 15_000,
      expected: 15_000,
      high: 20_800,
    });
    expect(estimateRun([{ ...variant, requestsPerMinute: 6_000, tokensPerMinute: null }])).toEqual(
      estimateRun([variant]),
    );
  });

  it("is zero throughout for an empty plan", () => {
    const zero = { low: 0, expected: 0, high: 0 };
    expect(estimateRun([])).toEqual({
      calls: 0,
      inputTokens: zero,
      outputTokens: zero,
      costMicroUsd: zero,
      durationMs: zero,
    });
  });

  it("refuses a plan that cannot run", () => {
    expect(() => estimateRun([{ ...variant, concurrency: 0 }])).toThrow(RangeError);
    expect(() => estimateRun([{ ...variant, calls: -1 }])).toThrow(RangeError);
  });
});
