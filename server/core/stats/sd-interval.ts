import { chiSquareSf } from "./dist";
import type { Envelope } from "./envelope";
import { findRoot } from "./find-root";
import { areCounts, areLevels } from "./input-checks";

export type SdFactors = Envelope & { low: number | null; high: number | null };

/**
 * By which factors the true SD may lie below and above the SD of n values: sqrt(df/chi2) at both tails, df = n - 1; low in
 * (0,1], high from 1, without a unit. For normal values; what a pilot is read with.
 * Degenerate: n < 2 `insufficient_data`; n that is no count or a confidence outside (0,1) `invalid_input`.
 * Source: the chi-square interval of a variance (Pearson 1900; Fisher 1925).
 */
export function sdFactors({ n, confidence }: { n: number; confidence: number }): SdFactors {
  if (!areCounts(n) || !areLevels(confidence)) return { status: "invalid_input", low: null, high: null };
  if (n < 2) return { status: "insufficient_data", low: null, high: null };
  const df = n - 1;
  const tail = (1 - confidence) / 2;
  return {
    status: "ok",
    low: Math.sqrt(df / chiSquareAbove(tail, df)),
    high: Math.sqrt(df / chiSquareAbove(1 - tail, df)),
  };
}

/** The x with P(X > x) = p. */
function chiSquareAbove(p: number, df: number): number {
  let top = df + 10;
  while (chiSquareSf(top, df) > p) top *= 2;
  return findRoot((x) => chiSquareSf(x, df) - p, 0, top, 0);
}
