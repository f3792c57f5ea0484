import { normalQuantile, tQuantile } from "./dist";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";
import { MINIMUM } from "./minimums";
import { meanOf, sampleVariance, squaredDeviations } from "./moments";

export type PredictionPowered = Envelope & {
  lambda: number | null;
  estimate: number | null;
  /** Reference form: population variances, normal quantile. */
  se: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  /** The product's form: n-1 variances, t with n-1 df. */
  se1: number | null;
  ci1Low: number | null;
  ci1High: number | null;
  /** Human labels alone, with their t interval. */
  classical: number | null;
  classicalLow: number | null;
  classicalHigh: number | null;
  /** Human labels that would be as precise: var(human)/se1^2. */
  effectiveSampleSize: number | null;
};

/**
 * PPI++: the human mean sharpened by a judge's scores. human and judgeLabelled belong to the same randomly drawn samples,
 * judgeUnlabelled to all others; for A/B give per-sample differences. Unit of the scores.
 *
 * Formula: lambda = clip(cov(Y,f)/((1 + n/N) var f), 0, 1); estimate = lambda mean(f_unl) + mean(Y - lambda f); SE^2 = lambda^2
 * var(f_unl)/N + var(Y - lambda f)/n. Unbiased whatever the judge is worth. Degenerate: n < 2 or N < 2
 * `insufficient_data`; n < 30 warns; unequal lengths or a non-finite score `invalid_input`; constant human labels
 * and judge `zero_variance`. Source: Angelopoulos, Duchi & Zrnic 2023 (2311.01453).
 */
export function predictionPoweredMean({
  human,
  judgeLabelled,
  judgeUnlabelled,
  alpha,
}: {
  human: readonly number[];
  judgeLabelled: readonly number[];
  judgeUnlabelled: readonly number[];
  alpha: number;
}): PredictionPowered {
  const nothing = {
    lambda: null,
    estimate: null,
    se: null,
    ciLow: null,
    ciHigh: null,
    se1: null,
    ci1Low: null,
    ci1High: null,
    classical: null,
    classicalLow: null,
    classicalHigh: null,
    effectiveSampleSize: null,
  };
  const n = human.length;
  const rest = judgeUnlabelled.length;
  const lists = [human, judgeLabelled, judgeUnlabelled];
  if (n !== judgeLabelled.length || !lists.every(isFiniteList) || !areLevels(alpha)) {
    return { status: "invalid_input", ...nothing };
  }
  if (n < 2 || rest < 2) return { status: "insufficient_data", ...nothing };
  const classical = meanOf(human);
  const meanJudge = meanOf(judgeLabelled);
  const covariance = meanOf(human.map((label, i) => (label - classical) * (at(judgeLabelled, i) - meanJudge)));
  const spread = sampleVariance([...judgeLabelled, ...judgeUnlabelled]);
  const lambda = spread === 0 ? 0 : Math.min(1, Math.max(0, covariance / ((1 + n / rest) * spread)));
  const corrected = human.map((label, i) => label - lambda * at(judgeLabelled, i));
  const estimate = lambda * meanOf(judgeUnlabelled) + meanOf(corrected);
  const error = (variance: (values: readonly number[]) => number) =>
    Math.sqrt((lambda * lambda * variance(judgeUnlabelled)) / rest + variance(corrected) / n);
  const se = error((values) => squaredDeviations(values) / values.length);
  const se1 = error(sampleVariance);
  if (!(se1 > 0)) return { status: "zero_variance", ...nothing, estimate };
  const half = normalQuantile(1 - alpha / 2) * se;
  const t = tQuantile(1 - alpha / 2, n - 1);
  const variance = sampleVariance(human);
  const classicalHalf = t * Math.sqrt(variance / n);
  return {
    status: "ok",
    ...(n < MINIMUM.humanLabels ? { warning: BELOW_MINIMUM } : {}),
    lambda,
    estimate,
    se,
    ciLow: estimate - half,
    ciHigh: estimate + half,
    se1,
    ci1Low: estimate - t * se1,
    ci1High: estimate + t * se1,
    classical,
    classicalLow: classical - classicalHalf,
    classicalHigh: classical + classicalHalf,
    effectiveSampleSize: variance / se1 ** 2,
  };
}
