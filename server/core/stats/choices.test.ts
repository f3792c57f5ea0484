import { describe, expect, it } from "vitest";
import { bcaClusterMean } from "./bca-cluster-mean";
import { bestOfK } from "./best-of-k";
import { bcaMean } from "./bootstrap";
import { betaCdf } from "./dist";
import { expectedLossStop } from "./expected-loss-stop";
import { fixedItemsDifference } from "./fixed-items-difference";
import { netValue } from "./net-value";
import { pairedPermutation, unpairedPermutation } from "./permutation";
import { anytimeSampleRatio } from "./sample-ratio";
import { twoProportions } from "./two-proportions";
import { welch } from "./welch";
import { welchByUnit } from "./welch-by-unit";

describe("this dataset only", () => {
  it("takes chance from the repeats alone, by hand", () => {
    const a = [
      [0, 2],
      [1, 3],
    ];
    const b = [
      [2, 4],
      [5, 5],
    ];
    const found = fixedItemsDifference({ a, b, confidence: 0.95 });
    // Variances of the four means: 1, 1, 1, 0; t(0.975, 3) = 3.182446305284263.
    expect(found).toMatchObject({ status: "ok", items: 2, meanDiff: 2.5 });
    expect(found.se).toBeCloseTo(Math.sqrt(3) / 2, 12);
    expect(found.df).toBeCloseTo(3, 12);
    expect(found.ciHigh).toBeCloseTo(2.5 + (3.182446305284263 * Math.sqrt(3)) / 2, 9);
  });

  it("needs two repeats of each sample on both sides, and some spread", () => {
    expect(fixedItemsDifference({ a: [[1, 2]], b: [[1]], confidence: 0.95 }).status).toBe("insufficient_data");
    expect(fixedItemsDifference({ a: [[1, 1]], b: [[3, 3]], confidence: 0.95 })).toMatchObject({
      status: "zero_variance",
      meanDiff: 2,
      se: null,
    });
    expect(fixedItemsDifference({ a: [[1, 2]], b: [], confidence: 0.95 }).status).toBe("invalid_input");
  });
});

describe("the bootstrap of clusters", () => {
  const x = [0.2, 0.9, 0.4, 0.1, 0.7, 0.8, 0.3, 0.95, 0.5, 0.65, 0.15];

  it("is the ordinary one when every value is its own cluster", () => {
    const cluster = x.map((_, i) => `c${i}`);
    const found = bcaClusterMean({ y: x, cluster, confidence: 0.95, resamples: 2000, seed: "s" });
    const plain = bcaMean({ x, confidence: 0.95, resamples: 2000, seed: "s" });
    expect(found.ciLow).toBeCloseTo(plain.ciLow ?? -1, 12);
    expect(found.ciHigh).toBeCloseTo(plain.ciHigh ?? -1, 12);
    expect(found.acceleration).toBeCloseTo(plain.acceleration ?? -1, 9);
  });

  it("does not take ten copies of a value for ten values", () => {
    const y = x.flatMap((value) => new Array<number>(10).fill(value));
    const cluster = x.flatMap((_, i) => new Array<string>(10).fill(`c${i}`));
    const found = bcaClusterMean({ y, cluster, confidence: 0.95, resamples: 2000, seed: "s" });
    const plain = bcaMean({ x, confidence: 0.95, resamples: 2000, seed: "s" });
    expect(found.ciLow).toBeCloseTo(plain.ciLow ?? -1, 12);
    expect(found.ciHigh).toBeCloseTo(plain.ciHigh ?? -1, 12);
  });

  it("refuses one cluster, equal clusters and lists that do not match", () => {
    const given = (y: number[], cluster: string[]) =>
      bcaClusterMean({ y, cluster, confidence: 0.95, resamples: 50 }).status;
    expect(given([1, 2], ["a", "a"])).toBe("insufficient_data");
    expect(given([1, 3, 2], ["a", "a", "b"])).toBe("zero_variance");
    expect(given([1, 3], ["a"])).toBe("invalid_input");
    expect(given([1, Number.NaN], ["a", "b"])).toBe("invalid_input");
  });
});

describe("net value", () => {
  it("weighs the benefit against the price, by hand", () => {
    const found = netValue({ benefit: [0.1, 0.2, 0.3], extraCost: [1, 1, 1], valuePerUnit: 10, confidence: 0.95 });
    // Net values 0, 1, 2; t(0.975, 2) = 4.302652729911275.
    expect(found).toMatchObject({ status: "ok", warning: "below_minimum_n", n: 3, verdict: "open" });
    expect(found.mean).toBeCloseTo(1, 12);
    expect(found.ciHigh).toBeCloseTo(1 + 4.302652729911275 / Math.sqrt(3), 9);
  });

  it("names the candidate, the control or neither, as the whole interval lies", () => {
    const benefit = Array.from({ length: 40 }, (_, i) => 0.1 + 0.01 * (i % 5));
    const verdictAt = (price: number) =>
      netValue({ benefit, extraCost: benefit.map(() => price), valuePerUnit: 1, confidence: 0.95 }).verdict;
    expect(verdictAt(0.05)).toBe("candidate");
    expect(verdictAt(0.12)).toBe("open");
    expect(verdictAt(0.2)).toBe("control");
  });

  it("counts a cluster once", () => {
    const benefit = Array.from({ length: 40 }, (_, i) => (i < 20 ? 0.3 : -0.1) + 0.001 * (i % 5));
    const cluster = benefit.map((_, i) => (i < 20 ? "long" : "short"));
    const given = { benefit, extraCost: benefit.map(() => 0), valuePerUnit: 1, confidence: 0.95 };
    expect(netValue(given).verdict).toBe("candidate");
    expect(netValue({ ...given, cluster }).verdict).toBe("open");
  });

  it("refuses a negative worth and has no interval where nothing varies", () => {
    const given = { benefit: [0.5, 0.5], extraCost: [0.1, 0.1], confidence: 0.95 };
    expect(netValue({ ...given, valuePerUnit: -1 }).status).toBe("invalid_input");
    expect(netValue({ ...given, valuePerUnit: 1 })).toMatchObject({
      status: "zero_variance",
      ciLow: null,
      verdict: null,
    });
    expect(netValue({ ...given, benefit: [0.5], valuePerUnit: 1 }).status).toBe("invalid_input");
  });
});

describe("best of several on shared samples", () => {
  it("agrees with the closed form for two variants: a Beta of the samples that each won", () => {
    // 6 samples only B passed, 3 only A, 4 both: P(p+ > p-) = P(Beta(6, 3) > 1/2), mean difference 3/13.
    const a = [...new Array<number>(6).fill(0), ...new Array<number>(3).fill(1), 1, 1, 1, 1];
    const b = [...new Array<number>(6).fill(1), ...new Array<number>(3).fill(0), 1, 1, 1, 1];
    const { probabilityBest, expectedLoss } = bestOfK({ scores: [a, b] });
    expect(Math.abs((probabilityBest?.[1] ?? 0) - (1 - betaCdf(0.5, 6, 3)))).toBeLessThan(0.015);
    expect(Math.abs((expectedLoss?.[0] ?? 0) - (expectedLoss?.[1] ?? 0) - 3 / 13)).toBeLessThan(0.01);
    expect((probabilityBest?.[0] ?? 0) + (probabilityBest?.[1] ?? 0)).toBeCloseTo(1, 9);
  });

  it("sees that one variant is better by a little everywhere, however much the samples differ", () => {
    const hard = [0.1, 0.9, 0.3, 0.6, 0.2, 0.8];
    const { probabilityBest, expectedLoss } = bestOfK({ scores: [hard, hard.map((s) => s + 0.01), hard], draws: 500 });
    expect(probabilityBest).toEqual([0, 1, 0]);
    expect(expectedLoss?.[1]).toBe(0);
  });

  it("shares ties, gives one variant everything and refuses ragged rows", () => {
    expect(
      bestOfK({
        scores: [
          [1, 2],
          [1, 2],
        ],
        draws: 100,
      }).probabilityBest,
    ).toEqual([0.5, 0.5]);
    expect(bestOfK({ scores: [[1, 2]], draws: 100 })).toMatchObject({ probabilityBest: [1], expectedLoss: [0] });
    expect(bestOfK({ scores: [[1, 2], [1]] }).status).toBe("invalid_input");
    expect(bestOfK({ scores: [] }).status).toBe("insufficient_data");
  });

  it("stops when what may be lost is below a tenth of what matters", () => {
    const stop = (lossChooseCandidate: number, lossKeepControl: number) =>
      expectedLossStop({ lossChooseCandidate, lossKeepControl, margin: 0.05 }).choice;
    expect(stop(0.0049, 0.2)).toBe("candidate");
    expect(stop(0.2, 0.0049)).toBe("control");
    expect(stop(0.005, 0.2)).toBeNull();
    expect(stop(0.001, 0.001)).toBe("control");
    expect(expectedLossStop({ lossChooseCandidate: -1, lossKeepControl: 0, margin: 1 }).status).toBe("invalid_input");
    expect(expectedLossStop({ lossChooseCandidate: 0, lossKeepControl: 0, margin: 0 }).status).toBe("invalid_input");
  });
});

describe("live traffic", () => {
  it("compares users, not visits", () => {
    const a = { unit: ["u", "u", "u", "v", "w"], value: [1, 3, 5, 4, 2] };
    const b = { unit: ["x", "y", "y", "z"], value: [5, 6, 8, 9] };
    const found = welchByUnit({ a, b, confidence: 0.95 });
    expect(found).toMatchObject({ ...welch({ a: [3, 4, 2], b: [5, 7, 9], confidence: 0.95 }), unitsA: 3, unitsB: 3 });
  });

  it("refuses a user who was in both arms", () => {
    const arm = { unit: ["u", "v"], value: [1, 2] };
    expect(welchByUnit({ a: arm, b: arm, confidence: 0.95 })).toMatchObject({ status: "invalid_input", p: null });
  });

  it("reads the pooled z from expected counts of 5 on, below that Fisher's test", () => {
    const found = (successesA: number) =>
      twoProportions({ successesA, nA: 50, successesB: 2, nB: 50, confidence: 0.95 });
    expect(found(8)).toMatchObject({ headlineTest: "pooled_z", headlineP: found(8).p });
    expect(found(7)).toMatchObject({ headlineTest: "fisher_exact", headlineP: found(7).fisherP });
  });

  it("raises the alarm of a skewed split at p below 0.001, whenever one looks", () => {
    expect(anytimeSampleRatio({ observed: [500, 500], weights: [1, 1] }).flagged).toBe(false);
    expect(anytimeSampleRatio({ observed: [600, 400], weights: [1, 1] }).flagged).toBe(true);
    expect(anytimeSampleRatio({ observed: [], weights: [] }).flagged).toBeNull();
  });
});

describe("permutation tests", () => {
  it("go through everything while that is quick", () => {
    const a = Array.from({ length: 16 }, (_, i) => (i * 7) % 5);
    const b = Array.from({ length: 16 }, (_, i) => (i * 3) % 7);
    expect(pairedPermutation({ a, b, method: "auto" })).toEqual(pairedPermutation({ a, b, method: "exact" }));
    const few = { a: a.slice(0, 6), b: b.slice(0, 7) };
    expect(unpairedPermutation({ ...few, method: "auto" })).toEqual(unpairedPermutation({ ...few, method: "exact" }));
  });

  it("draw beyond that, the same for the same seed, near the exact answer", () => {
    const a = Array.from({ length: 21 }, (_, i) => (i * 7) % 5);
    const b = Array.from({ length: 21 }, (_, i) => ((i * 7) % 5) + ((i * 11) % 7) - 2);
    const drawn = pairedPermutation({ a, b, method: "auto", resamples: 20_000 });
    expect(drawn).toEqual(pairedPermutation({ a, b, method: "auto", resamples: 20_000 }));
    const exact = pairedPermutation({ a, b, method: "exact" }).p ?? -1;
    expect(Math.abs((drawn.p ?? -1) - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 20_000));
  });
});
