import { createRandom } from "../random";
import { normalCdf, normalQuantile } from "./dist";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";
import { meanOf, sorted, sumOf } from "./moments";
import { percentileOfSorted } from "./percentile";

export type Bca = Envelope & {
  z0: number | null;
  acceleration: number | null;
  alpha1: number | null;
  alpha2: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  percentileLow: number | null;
  percentileHigh: number | null;
};

const NOTHING = {
  z0: null,
  acceleration: null,
  alpha1: null,
  alpha2: null,
  ciLow: null,
  ciHigh: null,
  percentileLow: null,
  percentileHigh: null,
};

/**
 * BCa interval of the mean of x from given bootstrap means, in the unit of x, and the percentile interval beside it.
 *
 * Formula: z0 = PhiInv((#{t* < t} + #{t* <= t})/2B); a = sum u^3/(6 (sum u^2)^1.5) with u_i = jackknife mean - t_(i);
 * levels Phi(z0 + (z0 +- z)/(1 - a (z0 +- z))); type-7 quantiles. Degenerate: fewer than 2 values or no replicates
 * `insufficient_data`; constant x `zero_variance`; an infinite z0 gives the percentile interval with the warning
 * `percentile_interval`; n < 10 warns. Source: Efron 1987.
 */
export function bcaFromReplicates({
  x,
  replicates,
  confidence,
}: {
  x: readonly number[];
  replicates: readonly number[];
  confidence: number;
}): Bca {
  if (!isFiniteList(x) || !isFiniteList(replicates) || !areLevels(confidence)) {
    return { status: "invalid_input", ...NOTHING };
  }
  if (x.length < 2 || replicates.length === 0) return { status: "insufficient_data", ...NOTHING };
  if (x.every((value) => value === x[0])) return { status: "zero_variance", ...NOTHING };
  const mean = meanOf(x);
  const ascending = sorted(replicates);
  const tail = (1 - confidence) / 2;
  const percentiles = {
    percentileLow: percentileOfSorted(ascending, tail),
    percentileHigh: percentileOfSorted(ascending, 1 - tail),
  };
  const below = replicates.filter((value) => value < mean).length;
  const upTo = replicates.filter((value) => value <= mean).length;
  const share = (below + upTo) / (2 * replicates.length);
  if (share === 0 || share === 1) {
    const limits = { ciLow: percentiles.percentileLow, ciHigh: percentiles.percentileHigh };
    return { status: "ok", warning: "percentile_interval", ...NOTHING, ...percentiles, ...limits };
  }
  const z0 = normalQuantile(share);
  const acceleration = meanAcceleration(x, mean);
  const z = normalQuantile(1 - tail);
  const level = (shift: number) => normalCdf(z0 + (z0 + shift) / (1 - acceleration * (z0 + shift)));
  const alpha1 = level(-z);
  const alpha2 = level(z);
  return {
    status: "ok",
    ...(x.length < 10 ? { warning: BELOW_MINIMUM } : {}),
    z0,
    acceleration,
    alpha1,
    alpha2,
    ciLow: percentileOfSorted(ascending, alpha1),
    ciHigh: percentileOfSorted(ascending, alpha2),
    ...percentiles,
  };
}

/** The jackknife value of the mean leaves u_i = (x_i - mean)/(n-1). */
function meanAcceleration(x: readonly number[], mean: number): number {
  const influence = x.map((value) => (value - mean) / (x.length - 1));
  const squares = sumOf(influence.map((u) => u * u));
  return sumOf(influence.map((u) => u * u * u)) / (6 * squares ** 1.5);
}

/**
 * BCa interval of the mean by resampling x with the seeded generator (9,999 resamples unless set); give cluster means to
 * resample clusters. Degenerate as `bcaFromReplicates`. The same seed gives the same interval.
 */
export function bcaMean({
  x,
  confidence,
  resamples = 9999,
  seed = "bootstrap",
}: {
  x: readonly number[];
  confidence: number;
  resamples?: number;
  seed?: string;
}): Bca {
  const n = x.length;
  if (!isFiniteList(x) || !Number.isSafeInteger(resamples) || resamples < 1)
    return { status: "invalid_input", ...NOTHING };
  if (n < 2) return { status: "insufficient_data", ...NOTHING };
  const random = createRandom(seed);
  const replicates = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += at(x, random.int(n));
    return sum / n;
  });
  return bcaFromReplicates({ x, replicates, confidence });
}
