import { tQuantile, tTwoSided } from "./dist";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, isFiniteList, type Numbers } from "./input-checks";
import { meanOf, sampleVariance } from "./moments";
import type { PairedInput } from "./paired-t-test";

export type Welch = Envelope & {
  meanDiff: number | null;
  t: number | null;
  df: number | null;
  p: number | null;
  ciLow: number | null;
  ciHigh: number | null;
};

/** Standard error and Satterthwaite df of the difference of two independent means; null when both are constant. */
export function welchError(a: Numbers, b: Numbers): { se: number; df: number } | null {
  const partA = sampleVariance(a) / a.length;
  const partB = sampleVariance(b) / b.length;
  const total = partA + partB;
  if (!(total > 0)) return null;
  return {
    se: Math.sqrt(total),
    df: total ** 2 / (partA ** 2 / (a.length - 1) + partB ** 2 / (b.length - 1)),
  };
}

/**
 * Welch's t test of b - a for independent groups, two-sided, with Satterthwaite df and its interval, in the unit of the
 * scores. For live traffic and disjoint datasets only. Degenerate: a group below 2 `insufficient_data`; both constant
 * `zero_variance` with only the difference; a non-finite entry `invalid_input`; a group below 10 warns.
 */
export function welch({ a, b, confidence }: PairedInput & { confidence: number }): Welch {
  const nothing = { meanDiff: null, t: null, df: null, p: null, ciLow: null, ciHigh: null };
  if (!isFiniteList(a) || !isFiniteList(b) || !areLevels(confidence)) return { status: "invalid_input", ...nothing };
  if (a.length < 2 || b.length < 2) return { status: "insufficient_data", ...nothing };
  const meanDiff = meanOf(b) - meanOf(a);
  const error = welchError(a, b);
  if (!error) return { status: "zero_variance", ...nothing, meanDiff };
  const t = meanDiff / error.se;
  const half = tQuantile((1 + confidence) / 2, error.df) * error.se;
  return {
    status: "ok",
    ...(Math.min(a.length, b.length) < 10 ? { warning: BELOW_MINIMUM } : {}),
    meanDiff,
    t,
    df: error.df,
    p: tTwoSided(t, error.df),
    ciLow: meanDiff - half,
    ciHigh: meanDiff + half,
  };
}
