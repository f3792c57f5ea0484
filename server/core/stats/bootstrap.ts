import { createRandom } from "../random";
import { normalCdf, normalQuantile } from "./dist";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";
import { MINIMUM } from "./minimums";
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

export const NO_BCA = {
  z0: null,
  acceleration: null,
  alpha1: null,
  alpha2: null,
  ciLow: null,
  ciHigh: null,
  percentileLow: null,
  percentileHigh: null,
};

/** Relative difference up to which two sums of the same values, added in another order, are equal. */
const ROUNDING = 64 * Number.EPSILON;

/** Resamples of an interval unless it is told otherwise. */
export const RESAMPLES = 9999;

/**
 * BCa limits of an estimate from its bootstrap replicates and its jackknife values (the estimate without each unit), in
 * the unit of the estimate, the percentile limits beside them. The caller refuses empty lists, entries that are not finite
 * and a confidence outside (0,1) as `invalid_input`; n is the number of jackknife values.
 *
 * Formula: z0 = PhiInv((#{t* < t} + #{t* <= t})/2B), replicates that differ from t by rounding alone being equal to it; a = sum u^3/(6 (sum u^2)^1.5) with u_i = jackknife mean - t_(i);
 * levels Phi(z0 + (z0 +- z)/(1 - a (z0 +- z))); type-7 quantiles. Degenerate: equal jackknife values `zero_variance`; an
 * infinite z0 gives the percentile interval with the warning `percentile_interval`; n < 10 warns. Source: Efron 1987.
 */
export function bcaLimits({
  estimate,
  replicates,
  jackknife,
  confidence,
}: {
  estimate: number;
  replicates: readonly number[];
  jackknife: readonly number[];
  confidence: number;
}): Bca {
  const centre = meanOf(jackknife);
  const influence = jackknife.map((value) => centre - value);
  const squares = sumOf(influence.map((u) => u * u));
  if (!(squares ** 1.5 > 0)) return { status: "zero_variance", ...NO_BCA };
  const ascending = sorted(replicates);
  const tail = (1 - confidence) / 2;
  const percentiles = {
    percentileLow: percentileOfSorted(ascending, tail),
    percentileHigh: percentileOfSorted(ascending, 1 - tail),
  };
  const tie = ROUNDING * Math.max(Math.abs(at(ascending, 0)), Math.abs(at(ascending, ascending.length - 1)));
  const below = replicates.filter((value) => value < estimate - tie).length;
  const upTo = replicates.filter((value) => value <= estimate + tie).length;
  const share = (below + upTo) / (2 * replicates.length);
  if (share === 0 || share === 1) {
    const limits = { ciLow: percentiles.percentileLow, ciHigh: percentiles.percentileHigh };
    return { status: "ok", warning: "percentile_interval", ...NO_BCA, ...percentiles, ...limits };
  }
  const z0 = normalQuantile(share);
  const acceleration = sumOf(influence.map((u) => u * u * u)) / (6 * squares ** 1.5);
  const z = normalQuantile(1 - tail);
  const level = (shift: number) => normalCdf(z0 + (z0 + shift) / (1 - acceleration * (z0 + shift)));
  const alpha1 = level(-z);
  const alpha2 = level(z);
  return {
    status: "ok",
    ...(jackknife.length < MINIMUM.bca ? { warning: BELOW_MINIMUM } : {}),
    z0,
    acceleration,
    alpha1,
    alpha2,
    ciLow: percentileOfSorted(ascending, alpha1),
    ciHigh: percentileOfSorted(ascending, alpha2),
    ...percentiles,
  };
}

/**
 * BCa interval of the mean of x from given bootstrap means, in the unit of x, and the percentile interval beside it
 * (`bcaLimits`). Degenerate: fewer than 2 values or no replicates `insufficient_data`; constant x `zero_variance`; a
 * non-finite entry or a confidence outside (0,1) `invalid_input`. Source: Efron 1987.
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
    return { status: "invalid_input", ...NO_BCA };
  }
  if (x.length < 2 || replicates.length === 0) return { status: "insufficient_data", ...NO_BCA };
  if (x.every((value) => value === x[0])) return { status: "zero_variance", ...NO_BCA };
  const estimate = meanOf(x);
  const jackknife = x.map((value) => -(value - estimate) / (x.length - 1));
  return bcaLimits({ estimate, replicates, jackknife, confidence });
}

/**
 * BCa interval of the mean of independent values by resampling them with the seeded generator (9,999 resamples unless
 * set), in the unit of x; values that come in clusters: `bcaClusterMean`. The same seed gives the same interval.
 * Degenerate: as `bcaFromReplicates`; resamples that are no count from 1 `invalid_input`. Source: Efron 1987.
 */
export function bcaMean({
  x,
  confidence,
  resamples = RESAMPLES,
  seed = "bootstrap",
}: {
  x: readonly number[];
  confidence: number;
  resamples?: number;
  seed?: string;
}): Bca {
  const n = x.length;
  if (!isFiniteList(x) || !Number.isSafeInteger(resamples) || resamples < 1)
    return { status: "invalid_input", ...NO_BCA };
  if (n < 2) return { status: "insufficient_data", ...NO_BCA };
  const random = createRandom(seed);
  const replicates = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += at(x, random.int(n));
    return sum / n;
  });
  return bcaFromReplicates({ x, replicates, confidence });
}
