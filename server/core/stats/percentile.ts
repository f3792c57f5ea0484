import { binomialQuantile } from "./dist";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";
import { sorted } from "./moments";

export type Percentile = Envelope & { value: number | null };

export type PercentileInterval = Envelope & {
  lowerRank: number | null;
  upperRank: number | null;
  low: number | null;
  high: number | null;
};

/** Type-7 quantile of an ascending, non-empty list: h = (n-1)p, linear between its neighbours. */
export function percentileOfSorted(ascending: ArrayLike<number>, p: number): number {
  const position = (ascending.length - 1) * p;
  const below = Math.floor(position);
  const low = at(ascending, below);
  const high = at(ascending, Math.min(below + 1, ascending.length - 1));
  return low + (position - below) * (high - low);
}

/**
 * The p-quantile of a list, Hyndman & Fan (1996) type 7, in the unit of x. p is a fraction in [0,1].
 * Degenerate: empty list `insufficient_data`; p outside [0,1] or a non-finite entry `invalid_input`; value null.
 * Source: Hyndman & Fan 1996.
 */
export function percentile({ x, p }: { x: readonly number[]; p: number }): Percentile {
  if (!isFiniteList(x) || !(p >= 0 && p <= 1)) return { status: "invalid_input", value: null };
  if (x.length === 0) return { status: "insufficient_data", value: null };
  return { status: "ok", value: percentileOfSorted(sorted(x), p) };
}

/**
 * Distribution-free interval of the p-quantile from order statistics, in the unit of x.
 *
 * Formula: ranks l = qbinom(alpha/2, n, p) and u = qbinom(1-alpha/2, n, p) + 1 (1-based); a rank of 0 or n+1 means that
 * the data cannot bound that side: rank and limit are null, with the warning `below_minimum_n`. A finite 95 % upper
 * limit needs n >= 36 for P90, 72 for P95, 368 for P99. Degenerate: empty list
 * `insufficient_data`; p or confidence outside (0,1), or a non-finite entry, `invalid_input`. Source: David & Nagaraja 2003.
 */
export function percentileInterval({
  x,
  p,
  confidence,
}: {
  x: readonly number[];
  p: number;
  confidence: number;
}): PercentileInterval {
  const nothing = { lowerRank: null, upperRank: null, low: null, high: null };
  if (!isFiniteList(x) || !areLevels(p, confidence)) return { status: "invalid_input", ...nothing };
  const n = x.length;
  if (n === 0) return { status: "insufficient_data", ...nothing };
  const ascending = sorted(x);
  const tail = (1 - confidence) / 2;
  const lower = binomialQuantile(tail, n, p);
  const upper = binomialQuantile(1 - tail, n, p) + 1;
  const lowerRank = lower >= 1 ? lower : null;
  const upperRank = upper <= n ? upper : null;
  return {
    status: "ok",
    ...(lowerRank === null || upperRank === null ? { warning: BELOW_MINIMUM } : {}),
    lowerRank,
    upperRank,
    low: lowerRank === null ? null : at(ascending, lowerRank - 1),
    high: upperRank === null ? null : at(ascending, upperRank - 1),
  };
}
