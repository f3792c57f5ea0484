import { tQuantile, tTwoSided } from "./dist";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";
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

export type PairedInput = { a: readonly number[]; b: readonly number[] };

/** b - a for lists of equal length and finite entries, else null. */
export function pairedDifferences({ a, b }: PairedInput): number[] | null {
  if (a.length !== b.length || !isFiniteList(a) || !isFiniteList(b)) return null;
  return a.map((value, i) => at(b, i) - value);
}

/** True when the differences vary by no more than the rounding of the subtraction b - a. */
export function isConstantDifference(differences: readonly number[], { a, b }: PairedInput): boolean {
  const scale = [...a, ...b].reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const first = differences[0] ?? 0;
  return differences.every((difference) => Math.abs(difference - first) <= 4 * Number.EPSILON * scale);
}

/**
 * Paired t test of the mean difference b - a, in the unit of the scores, two-sided, with its t interval and dz =
 * mean/SD of the differences.
 *
 * Degenerate: unequal lengths or a non-finite entry `invalid_input`; n < 2 `insufficient_data`; all differences equal
 * `zero_variance` with only the mean (offer the sign test). n < 10 carries the warning `below_minimum_n`.
 * Source: Student's paired t test.
 */
export function pairedTTest({ a, b, confidence }: PairedInput & { confidence: number }): PairedTTest {
  const differences = pairedDifferences({ a, b });
  if (!differences || !areLevels(confidence)) return { status: "invalid_input", ...NOTHING };
  const n = differences.length;
  if (n < 2) return { status: "insufficient_data", ...NOTHING };
  const meanDiff = meanOf(differences);
  if (isConstantDifference(differences, { a, b })) return { status: "zero_variance", ...NOTHING, meanDiff };
  const sdDiff = Math.sqrt(sampleVariance(differences));
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
