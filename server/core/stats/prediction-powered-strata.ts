import { tQuantile } from "./dist";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";
import { MINIMUM } from "./minimums";
import { meanOf, sampleVariance, sumOf } from "./moments";
import { predictionPoweredMean } from "./prediction-powered";

export type Stratum = {
  human: readonly number[];
  judgeLabelled: readonly number[];
  judgeUnlabelled: readonly number[];
};

export type StratifiedPredictionPowered = Envelope & {
  estimate: number | null;
  se: number | null;
  df: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  /** lambda of each stratum, in [0,1]: how far its judge is believed. */
  lambdas: number[] | null;
  /** Human labels drawn at random that would be as precise. */
  effectiveSampleSize: number | null;
};

/**
 * PPI++ in each stratum, combined: estimate = sum W_h theta_h with W_h = (n_h + N_h)/sum (the stratum's share of all
 * samples), SE^2 = sum W_h^2 SE_h^2 with the n-1 variances of `predictionPoweredMean`, t with Satterthwaite's df; unit of
 * the scores. Effective sample size = (sum W_h s_h^2 + sum W_h (mean_h - mean)^2)/SE^2. With one stratum it is the product's
 * form of `predictionPoweredMean`.
 *
 * Labels must be a random draw within each stratum, strata fixed before labelling. Degenerate: no strata, a stratum below
 * 5 labels or 2 unlabelled samples, `insufficient_data`; no spread anywhere `zero_variance` with the estimate; below 30
 * labels in all warns; unequal lengths, a non-finite score or alpha outside (0,1) `invalid_input`.
 * Source: Fisch et al. 2024; Angelopoulos, Duchi & Zrnic 2023.
 */
export function stratifiedPredictionPoweredMean({
  strata,
  alpha,
}: {
  strata: readonly Stratum[];
  alpha: number;
}): StratifiedPredictionPowered {
  const nothing = {
    estimate: null,
    se: null,
    df: null,
    ciLow: null,
    ciHigh: null,
    lambdas: null,
    effectiveSampleSize: null,
  };
  const isStratum = ({ human, judgeLabelled, judgeUnlabelled }: Stratum) =>
    human.length === judgeLabelled.length && [human, judgeLabelled, judgeUnlabelled].every(isFiniteList);
  if (!strata.every(isStratum) || !areLevels(alpha)) return { status: "invalid_input", ...nothing };
  const isEnough = strata.every(
    ({ human, judgeUnlabelled }) => human.length >= MINIMUM.humanLabelsPerStratum && judgeUnlabelled.length >= 2,
  );
  if (strata.length === 0 || !isEnough) return { status: "insufficient_data", ...nothing };
  const sizes = strata.map(({ human, judgeUnlabelled }) => human.length + judgeUnlabelled.length);
  const all = sumOf(sizes);
  const weights = sizes.map((size) => size / all);
  const parts = strata.map((stratum) => predictionPoweredMean({ ...stratum, alpha }));
  const estimate = sumOf(parts.map((part, h) => at(weights, h) * (part.estimate ?? 0)));
  const variances = parts.map((part, h) => (at(weights, h) * (part.se1 ?? 0)) ** 2);
  const variance = sumOf(variances);
  if (!(variance > 0)) return { status: "zero_variance", ...nothing, estimate };
  const se = Math.sqrt(variance);
  const df = variance ** 2 / sumOf(variances.map((part, h) => part ** 2 / (at(strata, h).human.length - 1)));
  const half = tQuantile(1 - alpha / 2, df) * se;
  const means = strata.map(({ human }) => meanOf(human));
  const mean = sumOf(means.map((value, h) => at(weights, h) * value));
  const spread = sumOf(
    strata.map(({ human }, h) => at(weights, h) * (sampleVariance(human) + (at(means, h) - mean) ** 2)),
  );
  const labels = sumOf(strata.map(({ human }) => human.length));
  return {
    status: "ok",
    ...(labels < MINIMUM.humanLabels ? { warning: BELOW_MINIMUM } : {}),
    estimate,
    se,
    df,
    ciLow: estimate - half,
    ciHigh: estimate + half,
    lambdas: parts.map((part) => part.lambda ?? 0),
    effectiveSampleSize: spread / variance,
  };
}
