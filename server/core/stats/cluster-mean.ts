import { tQuantile } from "./dist";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";
import { MINIMUM } from "./minimums";
import { meanOf, sampleVariance, squaredDeviations, sumOf } from "./moments";

export type ClusterMean = Envelope & {
  mean: number | null;
  n: number | null;
  clusters: number | null;
  seNaive: number | null;
  seCr0: number | null;
  seCr1: number | null;
  df: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  designEffect: number | null;
};

/**
 * Mean of values that come in clusters (samples of one document or conversation), in their unit.
 *
 * Formula: seCr0 = sqrt(sum_c (sum_{i in c} (y_i - mean))^2)/n; seCr1 = seCr0 sqrt(G/(G-1)); interval with t, G-1 df;
 * designEffect = (seCr0 / (population SD/sqrt n))^2. Degenerate: fewer than 2 clusters `insufficient_data` with their
 * number; constant values `zero_variance`; fewer than 10 clusters warn; unequal lengths, a non-finite value or a confidence
 * outside (0,1) `invalid_input`. Source: Miller 2024 (2411.00640); Cameron & Miller 2015.
 */
export function clusterMean({
  y,
  cluster,
  confidence,
}: {
  y: readonly number[];
  cluster: readonly string[];
  confidence: number;
}): ClusterMean {
  const nothing = {
    mean: null,
    n: null,
    clusters: null,
    seNaive: null,
    seCr0: null,
    seCr1: null,
    df: null,
    ciLow: null,
    ciHigh: null,
    designEffect: null,
  };
  if (!isFiniteList(y) || y.length !== cluster.length || !areLevels(confidence)) {
    return { status: "invalid_input", ...nothing };
  }
  const n = y.length;
  const clusters = new Set(cluster).size;
  if (clusters < 2) return { status: "insufficient_data", ...nothing, clusters };
  const mean = meanOf(y);
  const spread = squaredDeviations(y);
  if (spread === 0) return { status: "zero_variance", ...nothing, mean };
  const totals = new Map<string, number>();
  y.forEach((value, i) => {
    const key = at(cluster, i);
    totals.set(key, (totals.get(key) ?? 0) + value - mean);
  });
  const seCr0 = Math.sqrt(sumOf([...totals.values()].map((total) => total * total))) / n;
  const seCr1 = seCr0 * Math.sqrt(clusters / (clusters - 1));
  const df = clusters - 1;
  const half = tQuantile((1 + confidence) / 2, df) * seCr1;
  return {
    status: "ok",
    ...(clusters < MINIMUM.clusters ? { warning: BELOW_MINIMUM } : {}),
    mean,
    n,
    clusters,
    seNaive: Math.sqrt(sampleVariance(y) / n),
    seCr0,
    seCr1,
    df,
    ciLow: mean - half,
    ciHigh: mean + half,
    designEffect: (seCr0 * n) ** 2 / spread,
  };
}
