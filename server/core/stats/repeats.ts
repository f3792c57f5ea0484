import type { Envelope } from "./envelope";
import { areCounts, isFiniteList } from "./input-checks";
import { meanOf, sampleVariance, squaredDeviations, sumOf } from "./moments";

export type VarianceComponents = Envelope & {
  items: number | null;
  estimate: number | null;
  se: number | null;
  msBetween: number | null;
  msWithin: number | null;
  n0: number | null;
  varBetween: number | null;
  varWithin: number | null;
  icc: number | null;
};

export type PassAtK = Envelope & { passAtK: number | null; passHatK: number | null };

/**
 * How much of the spread lies between samples and how much between repeats of one sample; scores[item][generation].
 *
 * Formula: one-way random-effects ANOVA; n0 = (N - sum k_i^2/N)/(I-1); varBetween = max(0, (MSB - MSW)/n0); icc =
 * varBetween/(varBetween + varWithin); estimate = mean of item means, se = SD of item means/sqrt(I), in the scores' unit
 * (variances squared). Degenerate: fewer than 2 items, an empty item, or no item with 2 generations
 * `insufficient_data`; all scores equal `no_variation`; a non-finite score `invalid_input`. Source: Searle, Casella &
 * McCulloch 1992; Miller 2024 (2411.00640).
 */
export function varianceComponents({ scores }: { scores: readonly (readonly number[])[] }): VarianceComponents {
  const nothing = {
    items: null,
    estimate: null,
    se: null,
    msBetween: null,
    msWithin: null,
    n0: null,
    varBetween: null,
    varWithin: null,
    icc: null,
  };
  if (!scores.every(isFiniteList)) return { status: "invalid_input", ...nothing };
  const items = scores.length;
  const sizes = scores.map((item) => item.length);
  const total = sumOf(sizes);
  if (items < 2 || sizes.includes(0) || total === items) return { status: "insufficient_data", ...nothing };
  const means = scores.map(meanOf);
  const grand = meanOf(scores.flat());
  const msBetween = sumOf(scores.map((item) => item.length * (meanOf(item) - grand) ** 2)) / (items - 1);
  const msWithin = sumOf(scores.map(squaredDeviations)) / (total - items);
  if (msBetween === 0 && msWithin === 0) return { status: "no_variation", ...nothing };
  const n0 = (total - sumOf(sizes.map((size) => size * size)) / total) / (items - 1);
  const varBetween = Math.max(0, (msBetween - msWithin) / n0);
  return {
    status: "ok",
    items,
    estimate: meanOf(means),
    se: Math.sqrt(sampleVariance(means) / items),
    msBetween,
    msWithin,
    n0,
    varBetween,
    varWithin: msWithin,
    icc: varBetween / (varBetween + msWithin),
  };
}

/**
 * From c successes in n generations: passAtK = 1 - C(n-c,k)/C(n,k), the chance that at least one of k succeeds, and
 * passHatK = C(c,k)/C(n,k), that all k do; both in [0,1], unbiased. Degenerate: n < k `insufficient_data`; c > n, k = 0
 * or no counts `invalid_input`; of several samples take the mean over samples. Source: Chen et al. 2021.
 */
export function passAtK({ n, c, k }: { n: number; c: number; k: number }): PassAtK {
  if (!areCounts(n, c, k) || c > n || k < 1) return { status: "invalid_input", passAtK: null, passHatK: null };
  if (n < k) return { status: "insufficient_data", passAtK: null, passHatK: null };
  let allFail = 1;
  let allPass = 1;
  for (let i = 0; i < k; i++) {
    allFail *= Math.max(0, n - c - i) / (n - i);
    allPass *= Math.max(0, c - i) / (n - i);
  }
  return { status: "ok", passAtK: 1 - allFail, passHatK: allPass };
}
