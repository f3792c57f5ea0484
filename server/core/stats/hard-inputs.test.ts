import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asymptoticCs } from "./asymptotic-cs";
import { betaBinomial, probabilityBest } from "./bayes";
import { bcaClusterMean } from "./bca-cluster-mean";
import { bcaMean } from "./bootstrap";
import { cohenKappa } from "./cohen-kappa";
import { majorityConsensus } from "./consensus";
import { correlation, spearmanBrown } from "./correlation";
import { humanAllocation } from "./human-sampling";
import { intraclassCorrelation } from "./intraclass-correlation";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { noncentralTSf } from "./noncentral-t";
import { pairedLogRatio } from "./paired-log-ratio";
import { pairedTTest } from "./paired-t-test";
import { fleissKappa, gwetAc1, percentAgreement } from "./panel-agreement";
import { pairedPermutation, unpairedPermutation } from "./permutation";
import { powerPairedT, powerPairedTMde } from "./power-paired-t";
import { powerMcNemar } from "./power-planning";
import { varianceComponents } from "./repeats";
import { sdFactors } from "./sd-interval";
import { runs } from "./testing/answers";
import { welchByUnit } from "./welch-by-unit";

const confidence = 0.95;
const tenths = fc.integer({ min: 0, max: 10 });
const inTenths = (values: readonly number[]) => values.map((value) => value / 10);

describe("scores in tenths, which no double holds exactly", () => {
  it("give the permutation p of the same scores in whole numbers", () => {
    // The differences 2, -1, 1, 0, -2 add up to 0, so all 32 flips are as far from 0 as the observed one: p is 1.
    const [a, b] = [
      [4, 8, 5, 7, 3],
      [6, 7, 6, 7, 1],
    ] as const;
    expect(pairedPermutation({ a: inTenths(a), b: inTenths(b), method: "exact" }).p).toBe(1);
    fc.assert(
      fc.property(fc.array(fc.tuple(tenths, tenths), { minLength: 2, maxLength: 9 }), (rows) => {
        const [left, right] = [rows.map((row) => row[0]), rows.map((row) => row[1])];
        for (const test of [pairedPermutation, unpairedPermutation]) {
          const { p } = test({ a: left, b: right, method: "exact" });
          expect(test({ a: inTenths(left), b: inTenths(right), method: "exact" }).p).toBe(p);
        }
      }),
      runs,
    );
  });

  it("give the BCa interval of the same scores in whole numbers", () => {
    fc.assert(
      fc.property(fc.array(tenths, { minLength: 10, maxLength: 30 }), (x) => {
        const whole = bcaMean({ x, confidence, resamples: 400 });
        const small = bcaMean({ x: inTenths(x), confidence, resamples: 400 });
        expect(small.z0).toBe(whole.z0);
        expect(10 * (small.ciLow ?? 0)).toBeCloseTo(whole.ciLow ?? 0, 9);
      }),
      runs,
    );
  });
});

describe("the same value everywhere, unevenly often", () => {
  it("is no spread between users, samples or clusters", () => {
    const arm = (name: string, value: number) => {
      const unit = [1, 2, 3, 4, 5, 6, 7].flatMap((visits) => new Array<string>(visits).fill(`${name}${visits}`));
      return { unit, value: unit.map(() => value) };
    };
    for (let hundredths = 1; hundredths < 100; hundredths++) {
      const value = hundredths / 100;
      const { unit, value: y } = arm("u", value);
      expect(welchByUnit({ a: arm("a", value), b: arm("b", 1 - value), confidence }).status).toBe("zero_variance");
      expect(bcaClusterMean({ y, cluster: unit, confidence, resamples: 20 }).status).toBe("zero_variance");
      const scores = [2, 3, 5, 6, 7].map((repeats) => new Array<number>(repeats).fill(value));
      expect(varianceComponents({ scores }).status).toBe("no_variation");
    }
  });
});

describe("an offset or a very uneven split", () => {
  it("leaves the permutation of two groups alone", () => {
    // 125 of the 462 splits, counted in whole numbers.
    const [a, b] = [
      [0, 27, 8, 6, -66, 21],
      [-126, 353, 9, 110, 112],
    ] as const;
    for (const offset of [0, 1e12]) {
      const moved = (values: readonly number[]) => values.map((value) => value + offset);
      expect(unpairedPermutation({ a: moved(a), b: moved(b), method: "exact" }).p).toBe(125 / 462);
    }
  });

  it("is no matter for one value against thousands", () => {
    const a = Array.from({ length: 20_000 }, (_, i) => i % 7);
    expect(unpairedPermutation({ a, b: [9], method: "auto" }).p).toBe(1 / 20_001);
    expect(unpairedPermutation({ a: [9], b: a, method: "auto" }).p).toBe(1 / 20_001);
  });

  it("refuses a number of draws that is no count", () => {
    const sides = { a: [1, 2, 3], b: [2, 4, 3], method: "monteCarlo" } as const;
    for (const resamples of [0, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(pairedPermutation({ ...sides, resamples }).status).toBe("invalid_input");
      expect(unpairedPermutation({ ...sides, resamples }).status).toBe("invalid_input");
    }
  });
});

describe("few values and extreme levels", () => {
  it("keep the noncentral t and the power built on it exact", () => {
    // mpmath 1.3: integral of Phi(ncp - t s) over the chi density of s, 30 digits.
    expect(noncentralTSf(636.6, 1, 2)).toBeCloseTo(0.0025173407578438, 12);
    expect(noncentralTSf(31.6, 2, 3)).toBeCloseTo(0.0099454116719747, 12);
    expect(noncentralTSf(12.7, 1, 1.5)).toBeCloseTo(0.0955705523739596, 12);
    expect(powerPairedT({ dz: 0.5, n: 2, alpha: 0.001 }).power).toBeCloseTo(0.00124008134480872, 11);
    expect(powerPairedT({ dz: 2, n: 3, alpha: 0.001 }).power).toBeCloseTo(0.012910436331317, 11);
  });

  it("keep the factors of an SD exact", () => {
    // scipy 1.17.1: sqrt(df/chi2.isf(tail, df)) and sqrt(df/chi2.ppf(tail, df)).
    const two = sdFactors({ n: 2, confidence: 0.999 });
    expect((two.low ?? 0) / 0.2872938763400276).toBeCloseTo(1, 12);
    expect((two.high ?? 0) / 1595.7690171628753).toBeCloseTo(1, 12);
    expect((sdFactors({ n: 3, confidence: 0.999 }).high ?? 0) / 44.71576856460045).toBeCloseTo(1, 12);
  });

  it("give no ratio where it is too large for a number", () => {
    const { status, ratio, low, high } = pairedLogRatio({ a: [1, 1], b: [1e30, 1e-30], alpha: 0.05 });
    expect({ status, ratio, low, high }).toEqual({ status: "ok", ratio: 1, low: null, high: null });
  });

  it("plan a tiny difference of pass rates as exactly as a large one", () => {
    const { n, exactPower } = powerMcNemar({ p10: 0.1, p01: 0.1005, power: 0.8, alpha: 0.05 });
    expect(n).toBe(6_294_800);
    // scipy 1.17.1: sum over D of binom.pmf(D, n, 0.2005) x both tails of the exact test at D, D within 9 SD.
    expect(exactPower).toBeCloseTo(0.7997522277, 8);
  });

  it("weigh Beta posteriors whose density has a pole or a kink", () => {
    // mpmath 1.3: integral of the density of Beta(3, 2) times the upper tail of Beta(0.6, 0.7), 25 digits.
    const { probabilityBest: chances } = probabilityBest({
      posteriors: [
        [0.6, 0.7],
        [3, 2],
      ],
    });
    expect(chances?.[0]).toBeCloseTo(0.376505193492, 10);
    expect(probabilityBest({ posteriors: [[6770.47, 0.547]] }).probabilityBest?.[0]).toBeCloseTo(1, 12);
    expect(probabilityBest({ posteriors: [[50, 0.1]] }).status).toBe("invalid_input");
    expect(betaBinomial({ successesA: 7, nA: 7, successesB: 22, nB: 22, priorA: 0.1 }).status).toBe("invalid_input");
  });
});

describe("raters who disagree more than by chance", () => {
  it("have coefficients of at most 1, in an interval that holds them, or none", () => {
    const worst = intraclassCorrelation({
      ratings: [
        [1.11, -1.02],
        [1.72, 0.97],
        [-2.02, 0.37],
      ],
      confidence: 0.8,
    });
    expect(worst.icca1?.slice(1)).toEqual([null, null]);
    expect(worst.iccak).toBeNull();
    const rating = fc.integer({ min: -4, max: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(rating, rating, rating), { minLength: 2, maxLength: 5 }), (units) => {
        const ratings = [0, 1, 2].map((rater) => units.map((unit) => unit[rater] ?? 0));
        const { icc1, icc1k, icca1, iccak, iccc1, iccck } = intraclassCorrelation({ ratings, confidence });
        const found = [icc1, icc1k, icca1, iccak, iccc1, iccck].flatMap((coefficient) =>
          coefficient ? [coefficient] : [],
        );
        for (const [estimate, low, high] of found) {
          expect(estimate).toBeLessThanOrEqual(1);
          for (const limit of [low, high]) expect(limit === null || Number.isFinite(limit)).toBe(true);
          expect(low ?? estimate).toBeLessThanOrEqual(estimate + 1e-12);
          expect(high ?? estimate).toBeGreaterThanOrEqual(estimate - 1e-12);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("have no ratio distance between numbers of different sign", () => {
    const ratings = [
      [1, 2, 3],
      [-1, 2, 3],
    ];
    expect(krippendorffAlpha({ ratings, level: "ratio" })).toEqual({ status: "invalid_input", alpha: null });
    expect(krippendorffAlpha({ ratings, level: "interval" }).status).toBe("ok");
  });
});

describe("what is no number, or too small to be squared", () => {
  it("is refused as a label", () => {
    const ratings = [
      [1, 2, Number.NaN],
      [1, 2, 2],
    ];
    for (const measure of [fleissKappa, gwetAc1, percentAgreement]) {
      expect(measure({ ratings }).status).toBe("invalid_input");
    }
    expect(krippendorffAlpha({ ratings, level: "nominal" }).status).toBe("invalid_input");
    const labels = [Number.NaN, Number.NaN, 1];
    expect(majorityConsensus({ labels, weights: [1, 1, 1], threshold: 0.5 }).status).toBe("invalid_input");
    const categories = [Number.NaN, 1];
    expect(cohenKappa({ a: labels, b: labels, categories, weights: "none" }).status).toBe("invalid_input");
  });

  it("has no spread, where a division by it would be infinite", () => {
    const [a, b] = [
      [1e-170, 2e-170, 4e-170],
      [3e-170, 1e-170, 9e-170],
    ] as const;
    expect(pairedTTest({ a, b, confidence }).status).toBe("zero_variance");
    expect(correlation({ x: a, y: b, confidence }).status).toBe("no_variation");
    expect(krippendorffAlpha({ ratings: [a, b], level: "interval" }).status).toBe("no_variation");
    expect(bcaMean({ x: a.map((value) => value * 1e60), confidence, resamples: 20 }).status).toBe("zero_variance");
    expect(asymptoticCs({ mean: 0.1, variance: 1e-300, n: 100, tStar: 100, alpha: 0.05 }).status).toBe("zero_variance");
    expect(spearmanBrown({ single: 1e-308, raters: 3, target: 0.9 }).ratersNeeded).toBeNull();
  });

  it("is refused as a level, whose quantile would be infinite", () => {
    expect(powerPairedTMde({ n: 20, sd: 1, power: 0.8, alpha: 1e-17 }).status).toBe("invalid_input");
    expect(pairedTTest({ a: [1, 2, 3], b: [2, 2, 5], confidence: 1 - Number.EPSILON / 2 }).status).toBe(
      "invalid_input",
    );
  });
});

describe("an allocation of human ratings", () => {
  it("spends all draws, and never more of a stratum than it has", () => {
    // A small stratum that varies and a large one that hardly does: the first is full at 10, the rest is left to the second.
    expect(humanAllocation({ sizes: [10, 1000], total: 100, sd: [100, 0.001], minPerStratum: 5 }).draws).toEqual([
      10, 90,
    ]);
    expect(humanAllocation({ sizes: [10, 0, 10], total: 15, sd: [1, 1, 0], minPerStratum: 0 }).draws).toEqual([
      10, 0, 5,
    ]);
    const stratum = fc.record({ size: fc.integer({ min: 0, max: 40 }), sd: fc.integer({ min: 0, max: 20 }) });
    fc.assert(
      fc.property(
        fc.array(stratum, { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 8 }),
        (strata, share, minPerStratum) => {
          const sizes = strata.map(({ size }) => size);
          const all = sizes.reduce((sum, size) => sum + size, 0);
          const least = sizes.map((size) => Math.min(size, minPerStratum));
          const total = Math.floor(share * all);
          const draws = humanAllocation({ sizes, total, sd: strata.map(({ sd }) => sd), minPerStratum }).draws ?? [];
          const spent = draws.reduce((sum, count) => sum + count, 0);
          expect(spent).toBe(
            Math.max(
              total,
              least.reduce((sum, count) => sum + count, 0),
            ),
          );
          draws.forEach((count, h) => {
            expect(count).toBeGreaterThanOrEqual(least[h] ?? 0);
            expect(count).toBeLessThanOrEqual(sizes[h] ?? 0);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
