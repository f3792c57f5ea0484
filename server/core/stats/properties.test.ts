import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundedMeanCs } from "./bounded-mean-cs";
import { mcnemar, newcombePairedInterval } from "./mcnemar";
import { pairedTTest } from "./paired-t-test";
import { powerPairedT, powerPairedTSampleSize } from "./power-paired-t";
import { clopperPearson, wilson } from "./rates";
import { summary } from "./summary";
import { winRateCs } from "./win-rate-cs";

const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
const count = fc.integer({ min: 0, max: 300 });
const limits = ({ low, high }: { low: number | null; high: number | null }) => {
  if (low === null || high === null) throw new Error("The interval is missing.");
  return { low, high };
};

describe("intervals", () => {
  it("contain their estimate and stay on the scale", () => {
    fc.assert(
      fc.property(scores, (x) => {
        const { low, high } = limits(boundedMeanCs({ x, alpha: 0.05 }));
        const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(mean + 1e-12);
        expect(high).toBeGreaterThanOrEqual(mean - 1e-12);
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(count, count, (wins, losses) => {
        const n = wins + losses + 1;
        for (const rate of [wilson, clopperPearson]) {
          const { low, high } = limits(rate({ successes: wins, n, confidence: 0.95 }));
          expect(0 <= low && low <= wins / n && wins / n <= high && high <= 1).toBe(true);
        }
        const cs = limits(winRateCs({ wins, losses, alpha: 0.05 }));
        const share = wins + losses === 0 ? 0.5 : wins / (wins + losses);
        expect(0 <= cs.low && cs.low <= share && share <= cs.high && cs.high <= 1).toBe(true);
      }),
    );
    fc.assert(
      fc.property(count, count, count, count, (bothPass, onlyA, onlyB, bothFail) => {
        const counts = { bothPass, onlyA, onlyB, bothFail: bothFail + 1 };
        const difference = (onlyB - onlyA) / (bothPass + onlyA + onlyB + bothFail + 1);
        const { low, high } = newcombePairedInterval(counts, 0.95);
        expect(-1 <= low && low <= difference && difference <= high && high <= 1).toBe(true);
      }),
    );
  });

  it("do not depend on the order of the samples", () => {
    const shuffled = scores.chain((x) => fc.tuple(fc.constant(x), fc.shuffledSubarray(x, { minLength: x.length })));
    fc.assert(
      fc.property(shuffled, ([x, y]) => {
        const one = limits(boundedMeanCs({ x, alpha: 0.05 }));
        const other = limits(boundedMeanCs({ x: y, alpha: 0.05 }));
        expect(other.low).toBeCloseTo(one.low, 10);
        expect(other.high).toBeCloseTo(one.high, 10);
        expect(summary({ x: y, confidence: 0.95 }).mean).toBeCloseTo(summary({ x, confidence: 0.95 }).mean ?? -1, 12);
      }),
      { numRuns: 60 },
    );
  });

  it("mirror when the two variants change places", () => {
    fc.assert(
      fc.property(scores, (x) => {
        const one = boundedMeanCs({ x, alpha: 0.05 });
        const mirrored = boundedMeanCs({ x: x.map((value) => 1 - value), alpha: 0.05 });
        expect(mirrored.low).toBeCloseTo(1 - (one.high ?? Number.NaN), 8);
        expect(mirrored.high).toBeCloseTo(1 - (one.low ?? Number.NaN), 8);
        expect(mirrored.logELess).toBeCloseTo(one.logEGreater ?? Number.NaN, 8);
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))), (pairs) => {
        const a = pairs.map(([left]) => left);
        const b = pairs.map(([, right]) => right);
        const forward = pairedTTest({ a, b, confidence: 0.95 });
        const backward = pairedTTest({ a: b, b: a, confidence: 0.95 });
        expect(backward.status).toBe(forward.status);
        expect(backward.p).toBe(forward.p);
        if (forward.ciLow !== null) expect(backward.ciHigh).toBeCloseTo(-forward.ciLow, 12);
      }),
    );
    fc.assert(
      fc.property(count, count, count, count, (bothPass, onlyA, onlyB, bothFail) => {
        const one = mcnemar({ bothPass, onlyA, onlyB, bothFail, confidence: 0.95 });
        const other = mcnemar({ bothPass, onlyA: onlyB, onlyB: onlyA, bothFail, confidence: 0.95 });
        expect(other.exactP).toBe(one.exactP);
        if (one.ciLow !== null) expect(other.ciHigh).toBeCloseTo(-one.ciLow, 12);
      }),
    );
  });

  it("narrow when every sample is seen twice", () => {
    const width = (interval: { low: number | null; high: number | null }) => {
      const { low, high } = limits(interval);
      return high - low;
    };
    fc.assert(
      fc.property(scores, (x) => {
        const once = width(boundedMeanCs({ x, alpha: 0.05 }));
        expect(width(boundedMeanCs({ x: [...x, ...x], alpha: 0.05 }))).toBeLessThanOrEqual(once + 1e-9);
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(count, count, (successes, failures) => {
        const n = successes + failures + 1;
        const once = width(wilson({ successes, n, confidence: 0.95 }));
        expect(width(wilson({ successes: 2 * successes, n: 2 * n, confidence: 0.95 }))).toBeLessThan(once);
      }),
    );
  });

  it("widen when more confidence is asked for", () => {
    fc.assert(
      fc.property(scores, (x) => {
        const usual = limits(boundedMeanCs({ x, alpha: 0.05 }));
        const strict = limits(boundedMeanCs({ x, alpha: 0.01 }));
        expect(strict.low).toBeLessThanOrEqual(usual.low + 1e-12);
        expect(strict.high).toBeGreaterThanOrEqual(usual.high - 1e-12);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the anytime p-value", () => {
  it("is below alpha exactly when the sequence leaves out one half", () => {
    fc.assert(
      fc.property(scores, (x) => {
        const { low, high, pAnytime } = boundedMeanCs({ x, alpha: 0.05 });
        const { low: from, high: to } = limits({ low, high });
        if (pAnytime !== null && Math.abs(pAnytime - 0.05) > 1e-6) {
          expect(from > 0.5 || to < 0.5).toBe(pAnytime < 0.05);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("degenerate inputs", () => {
  it("keep differences that vary only by rounding out of the t test", () => {
    const a = [0.1, 0.2, 0.3, 0.7];
    const b = a.map((value) => value + 0.1);
    expect(pairedTTest({ a, b, confidence: 0.95 })).toMatchObject({ status: "zero_variance", p: null, t: null });
  });

  it("refuse values that are no scores, no counts and no confidences", () => {
    expect(boundedMeanCs({ x: [Number.NaN], alpha: 0.05 }).status).toBe("invalid_input");
    expect(boundedMeanCs({ x: [0.5], alpha: 1 }).status).toBe("invalid_input");
    expect(wilson({ successes: 1.5, n: 3, confidence: 0.95 }).status).toBe("invalid_input");
    expect(wilson({ successes: -1, n: 3, confidence: 0.95 }).status).toBe("invalid_input");
    expect(summary({ x: [1, Number.POSITIVE_INFINITY], confidence: 0.95 }).status).toBe("invalid_input");
    expect(winRateCs({ wins: 1, losses: 2, alpha: 0 }).status).toBe("invalid_input");
  });

  it("give no interval from one sample and none from identical samples, with the reason", () => {
    expect(summary({ x: [2], confidence: 0.95 })).toMatchObject({ status: "ok", sd: null, ciLow: null });
    expect(summary({ x: [2, 2, 2], confidence: 0.95 })).toMatchObject({ warning: "zero_variance", sd: 0, ciLow: null });
  });
});

describe("power", () => {
  it("reaches the wanted power at the planned n and not one sample earlier", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 1.5, noNaN: true }),
        fc.constantFrom(0.5, 0.8, 0.9),
        fc.constantFrom(0.01, 0.05),
        (dz, power, alpha) => {
          const { n } = powerPairedTSampleSize({ dz, power, alpha });
          if (n === null) throw new Error("A plan is missing.");
          expect(powerPairedT({ dz, n, alpha }).power).toBeGreaterThanOrEqual(power);
          if (n > 2) expect(powerPairedT({ dz, n: n - 1, alpha }).power).toBeLessThan(power);
        },
      ),
      { numRuns: 15 },
    );
  });
});
