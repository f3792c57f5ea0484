import { describe, expect, it } from "vitest";
import { createRandom } from "../random";
import { pairedLogRatio } from "./paired-log-ratio";

const random = createRandom("latency");
const a = Array.from({ length: 120 }, () => Math.exp(6 + random.normal() * 0.5));
const b = a.map((value) => value * Math.exp(0.3 + random.normal() * 0.2));

describe("pairedLogRatio", () => {
  it("finds the true ratio inside both intervals, and the one for every look is wider", () => {
    const once = pairedLogRatio({ a, b, alpha: 0.05 });
    const always = pairedLogRatio({ a, b, alpha: 0.05, plannedN: 200 });
    for (const { low, high } of [once, always]) {
      expect(low ?? 9).toBeLessThan(Math.exp(0.3));
      expect(high ?? 0).toBeGreaterThan(Math.exp(0.3));
    }
    expect(always.low ?? 9).toBeLessThan(once.low ?? 0);
    expect(always.high ?? 0).toBeGreaterThan(once.high ?? 9);
  });

  it("turns over when the variants change places", () => {
    const forward = pairedLogRatio({ a, b, alpha: 0.05, plannedN: 200 });
    const backward = pairedLogRatio({ a: b, b: a, alpha: 0.05, plannedN: 200 });
    expect(backward.high).toBeCloseTo(1 / (forward.low ?? 0), 10);
  });

  it("shows no always-valid limits before 50 samples", () => {
    const early = pairedLogRatio({ a: a.slice(0, 49), b: b.slice(0, 49), alpha: 0.05, plannedN: 200 });
    expect(early).toMatchObject({ status: "ok", low: null, high: null, warning: "below_minimum_n" });
  });

  it("names equal, constant, free and impossible pairs for what they are", () => {
    expect(pairedLogRatio({ a: [0, 0], b: [0, 0], alpha: 0.05 })).toMatchObject({ status: "all_ties", ratio: 1 });
    const doubled = pairedLogRatio({ a: [1, 2, 3], b: [2, 4, 6], alpha: 0.05 });
    expect(doubled.status).toBe("zero_variance");
    expect(doubled.ratio).toBeCloseTo(2, 12);
    expect(pairedLogRatio({ a: [0, 1], b: [1, 1], alpha: 0.05 }).status).toBe("invalid_input");
    expect(pairedLogRatio({ a: [1, 1], b: [1], alpha: 0.05 }).status).toBe("invalid_input");
    expect(pairedLogRatio({ a: [1], b: [2], alpha: 0.05 }).status).toBe("insufficient_data");
  });
});
