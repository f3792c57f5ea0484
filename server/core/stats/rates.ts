import { betaQuantile, betaUpperQuantile, normalQuantile } from "./dist";
import type { Envelope } from "./envelope";
import { areCounts, areLevels } from "./input-checks";

export type RateInterval = Envelope & { estimate: number | null; low: number | null; high: number | null };

export type RateInput = { successes: number; n: number; confidence: number };

function refuse({ successes, n, confidence }: RateInput): RateInterval | null {
  const nothing = { estimate: null, low: null, high: null };
  if (!areCounts(successes, n) || successes > n || !areLevels(confidence)) {
    return { status: "invalid_input", ...nothing };
  }
  return n === 0 ? { status: "insufficient_data", ...nothing } : null;
}

/** Wilson limits of `successes` out of `n` >= 1 for a two-sided normal quantile z; within [0,1]. The caller checks the counts. Source: Wilson 1927. */
export function wilsonLimits(successes: number, n: number, z: number): { low: number; high: number } {
  const share = successes / n;
  const weight = (z * z) / n;
  const centre = (share + weight / 2) / (1 + weight);
  const half = (z * Math.sqrt((share * (1 - share)) / n + weight / (4 * n))) / (1 + weight);
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half),
  };
}

/**
 * Wilson score interval of a share, in [0,1]; the product's interval for every rate (never Wald).
 * Degenerate: n = 0 `insufficient_data`; counts that are no counts, or more successes than n, `invalid_input`.
 * Source: Wilson 1927; Brown, Cai & DasGupta 2001.
 */
export function wilson(input: RateInput): RateInterval {
  const refused = refuse(input);
  if (refused) return refused;
  const { successes, n, confidence } = input;
  return { status: "ok", estimate: successes / n, ...wilsonLimits(successes, n, normalQuantile((1 + confidence) / 2)) };
}

/**
 * Exact Clopper-Pearson interval of a share, in [0,1]: never below the stated coverage, wider than Wilson. For
 * guarantees. low = Beta(s, n-s+1) quantile at alpha/2, high = Beta(s+1, n-s) upper quantile. Degenerate: as `wilson`.
 * Source: Clopper & Pearson 1934.
 */
export function clopperPearson(input: RateInput): RateInterval {
  const refused = refuse(input);
  if (refused) return refused;
  const { successes, n, confidence } = input;
  const tail = (1 - confidence) / 2;
  return {
    status: "ok",
    estimate: successes / n,
    low: successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1),
    high: successes === n ? 1 : betaUpperQuantile(tail, successes + 1, n - successes),
  };
}
