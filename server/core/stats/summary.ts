import { tQuantile } from "./dist";
import type { Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";
import { meanOf, sampleVariance, sorted } from "./moments";
import { percentileOfSorted } from "./percentile";

export type Summary = Envelope & {
  n: number | null;
  mean: number | null;
  sd: number | null;
  se: number | null;
  min: number | null;
  max: number | null;
  p50: number | null;
  p90: number | null;
  p95: number | null;
  p99: number | null;
  ciLow: number | null;
  ciHigh: number | null;
};

const NOTHING = {
  n: null,
  mean: null,
  sd: null,
  se: null,
  min: null,
  max: null,
  p50: null,
  p90: null,
  p95: null,
  p99: null,
  ciLow: null,
  ciHigh: null,
};

/**
 * n, mean, SD (n-1), SE = SD/sqrt(n), extremes, type-7 percentiles and the t interval of the mean, in the unit of x.
 *
 * Degenerate: a non-finite entry `invalid_input`; n = 0 `insufficient_data`; n = 1 SD, SE and interval null; SD = 0
 * interval null with the warning `zero_variance`. Source: Student's t interval; Hyndman & Fan 1996.
 */
export function summary({ x, confidence }: { x: readonly number[]; confidence: number }): Summary {
  if (!isFiniteList(x) || !areLevels(confidence)) return { status: "invalid_input", ...NOTHING };
  const n = x.length;
  if (n === 0) return { status: "insufficient_data", ...NOTHING, n: 0 };
  const ascending = sorted(x);
  const mean = meanOf(x);
  const values = {
    n,
    mean,
    min: at(ascending, 0),
    max: at(ascending, n - 1),
    p50: percentileOfSorted(ascending, 0.5),
    p90: percentileOfSorted(ascending, 0.9),
    p95: percentileOfSorted(ascending, 0.95),
    p99: percentileOfSorted(ascending, 0.99),
  };
  if (n === 1) return { status: "ok", ...values, sd: null, se: null, ciLow: null, ciHigh: null };
  if (values.min === values.max) {
    return { status: "ok", warning: "zero_variance", ...values, sd: 0, se: 0, ciLow: null, ciHigh: null };
  }
  const sd = Math.sqrt(sampleVariance(x));
  const se = sd / Math.sqrt(n);
  const half = tQuantile((1 + confidence) / 2, n - 1) * se;
  return { status: "ok", ...values, sd, se, ciLow: mean - half, ciHigh: mean + half };
}
