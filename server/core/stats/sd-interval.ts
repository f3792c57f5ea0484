import { chiSquareSf } from "./dist";
import type { Envelope } from "./envelope";
import { findRoot } from "./find-root";
import { areCounts, areLevels } from "./input-checks";

export type SdFactors = Envelope & { low: number | null; high: number | null };

/**
 * By which factors the true SD may lie below and above the SD of n values: sqrt(df/chi2) at both tails, df = n - 1. For
 * normal values; what a pilot is read with. n < 2 `insufficient_data`.
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
  return findRoot((x) => chiSquareSf(x, df) - p, 0, top, 1e-10);
}
