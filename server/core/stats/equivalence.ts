import { tSf } from "./dist";
import type { Envelope } from "./envelope";
import { arePositive, isFiniteList } from "./input-checks";
import { meanOf } from "./moments";
import { type PairedInput, pairedTTest } from "./paired-t-test";
import { welchError } from "./welch";

export type Tost = Envelope & {
  tLower: number | null;
  pLower: number | null;
  tUpper: number | null;
  pUpper: number | null;
  p: number | null;
  nonInferiorityP: number | null;
};

const NOTHING = { tLower: null, pLower: null, tUpper: null, pUpper: null, p: null, nonInferiorityP: null };

function twoOneSided(difference: number, se: number, df: number, margin: number): Tost {
  const tLower = (difference + margin) / se;
  const tUpper = (difference - margin) / se;
  const pLower = tSf(tLower, df);
  const pUpper = tSf(-tUpper, df);
  return { status: "ok", tLower, pLower, tUpper, pUpper, p: Math.max(pLower, pUpper), nonInferiorityP: pLower };
}

/**
 * Two one-sided paired t tests of b - a against (-margin, +margin): p = the larger of the two; nonInferiorityP is the one
 * against -margin. margin > 0 in the unit of the scores. p in [0,1]. Degenerate: as `pairedTTest`;
 * margin <= 0 `invalid_input`. Source: Schuirmann 1987.
 */
export function tostPaired({ a, b, margin }: PairedInput & { margin: number }): Tost {
  if (!arePositive(margin)) return { status: "invalid_input", ...NOTHING };
  const { status, meanDiff, se, df } = pairedTTest({ a, b, confidence: 0.95 });
  if (meanDiff === null || se === null || df === null) return { status, ...NOTHING };
  return twoOneSided(meanDiff, se, df, margin);
}

/** As `tostPaired` for independent groups with Welch's df. Degenerate: as `welch`; margin <= 0 `invalid_input`. Source: Schuirmann 1987; Welch 1947. */
export function tostWelch({ a, b, margin }: PairedInput & { margin: number }): Tost {
  if (!arePositive(margin) || !isFiniteList(a) || !isFiniteList(b)) {
    return { status: "invalid_input", ...NOTHING };
  }
  if (a.length < 2 || b.length < 2) return { status: "insufficient_data", ...NOTHING };
  const error = welchError(a, b);
  if (!error) return { status: "zero_variance", ...NOTHING };
  return twoOneSided(meanOf(b) - meanOf(a), error.se, error.df, margin);
}
