import { tQuantile, tTwoSided } from "./dist";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, isFiniteList, type Numbers } from "./input-checks";
import { MINIMUM } from "./minimums";
import { meanOf, sampleVariance } from "./moments";

export type PairedTTest = Envelope & {
  n: number | null;
  meanDiff: number | null;
  sdDiff: number | null;
  se: number | null;
  t: number | null;
  df: number | null;
  p: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  dz: number | null;
};

const NOTHING = {
  n: null,
  meanDiff: null,
  sdDiff: null,
  se: null,
  t: null,
  df: null,
  p: null,
  ciLow: null,
  ciHigh: null,
  dz: null,
};

export type PairedInput = { a: Numbers; b: Numbers };

/** b - a for lists of equal length and finite entries, else null. */
export function pairedDifferences({ a, b }: PairedInput): Float64Array | null {
  if (a.length !== b.length || !isFiniteList(a) || !isFiniteList(b)) return null;
  const differences = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) differences[i] = (b[i] as number) - (a[i] as number);
  return differences;
}

/** Rounding of the subtraction b - a: four times the machine's epsilon of the largest entry. */
export function roundingOf({ a, b }: PairedInput): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] as number));
  for (let i = 0; i < b.length; i++) largest = Math.max(largest, Math.abs(b[i] as number));
  return 4 * Number.EPSILON * largest;
}

/** True when the differences vary by no more than the rounding of the subtraction b - a. */
export function isConstantDifference(differences: Numbers, sides: PairedInput): boolean {
  const rounding = roundingOf(sides);
  const first = differences[0] ?? 0;
  for (let i = 1; i < differences.length; i++) {
    if (Math.abs((differences[i] as number) - first) > rounding) return false;
  }
  return true;
}

/**
 * Paired t test of the mean difference b - a, in the unit of the scores, two-sided, with its t interval and dz =
 * mean/SD of the differences.
 *
 * Degenerate: unequal lengths or a non-finite entry `invalid_input`; n < 2 `insufficient_data`; all differences equal, or
 * so small that their squares are 0, `zero_variance` with only the mean (offer the sign test). n < 10 carries the warning `below_minimum_n`.
 * Source: Student's paired t test.
 */
export function pairedTTest({ a, b, confidence }: PairedInput & { confidence: number }): PairedTTest {
  const differences = pairedDifferences({ a, b });
  if (!differences || !areLevels(confidence)) return { status: "invalid_input", ...NOTHING };
  const n = differences.length;
  if (n < 2) return { status: "insufficient_data", ...NOTHING };
  const meanDiff = meanOf(differences);
  const sdDiff = Math.sqrt(sampleVariance(differences));
  if (isConstantDifference(differences, { a, b }) || !(sdDiff > 0)) {
    return { status: "zero_variance", ...NOTHING, meanDiff };
  }
  const se = sdDiff / Math.sqrt(n);
  const t = meanDiff / se;
  const df = n - 1;
  const half = tQuantile((1 + confidence) / 2, df) * se;
  return {
    status: "ok",
    ...(n < MINIMUM.tTest ? { warning: BELOW_MINIMUM } : {}),
    n,
    meanDiff,
    sdDiff,
    se,
    t,
    df,
    p: tTwoSided(t, df),
    ciLow: meanDiff - half,
    ciHigh: meanDiff + half,
    dz: meanDiff / sdDiff,
  };
}
