import { addScore, createScoreCounts, FRACTIONS, logWealthAt, type ScoreCounts } from "./betting-wealth";
import type { Envelope } from "./envelope";
import { findRoot } from "./find-root";
import { areLevels, areWithin, type Numbers } from "./input-checks";
import { meanOf } from "./moments";

export type BoundedMeanCs = Envelope & {
  mean: number | null;
  low: number | null;
  high: number | null;
  logEGreater: number | null;
  logELess: number | null;
  logETwoSided: number | null;
  pAnytime: number | null;
};

const NOTHING = {
  mean: null,
  low: null,
  high: null,
  logEGreater: null,
  logELess: null,
  logETwoSided: null,
  pAnytime: null,
};

const NEAREST = 1e-15;

export type Limits = { low: number; high: number };

/**
 * The two ends of {m : K(m) < 1/alpha}. K is convex with K(mean) <= 1, so there is one root on each side of the mean.
 * `reach` is a guess of the half-width (from the spread, or from the previous look); it saves work, never changes the
 * answer beyond `tolerance`.
 */
export function bettingLimits(
  scores: ScoreCounts,
  mean: number,
  alpha: number,
  options: { fractions?: number; reach?: number; tolerance?: number } = {},
): Limits {
  const { fractions = FRACTIONS, reach = 0.1, tolerance = 1e-13 } = options;
  const excess = (m: number) => logWealthAt(scores, m, fractions).twoSided + Math.log(alpha);
  const solve = (end: number) => {
    const direction = Math.sign(end - mean);
    let inside = mean;
    let atInside = Math.log(alpha);
    let step = Math.max(reach, 1e-9);
    for (;;) {
      const atEnd = Math.abs(end - mean) <= step;
      const outside = atEnd ? end : mean + direction * step;
      const atOutside = excess(outside);
      if (atOutside > 0) return findRoot(excess, inside, outside, tolerance, { from: atInside, to: atOutside });
      if (atEnd) return direction < 0 ? 0 : 1;
      inside = outside;
      atInside = atOutside;
      step *= 2;
    }
  };
  return {
    low: mean <= NEAREST ? 0 : solve(NEAREST),
    high: mean >= 1 - NEAREST ? 1 : solve(1 - NEAREST),
  };
}

/**
 * Betting confidence sequence of a mean of values in [0,1]: valid at every look, however often and whenever one stops.
 *
 * Formula: with bets w_j = j/21 (j = 1..20), K+(m) = mean_j prod_i[(1-w_j) + w_j x_i/m], K-(m) the mirror image,
 * K = (K+ + K-)/2; the sequence is {m : K(m) < 1/alpha}. logEGreater = ln K+(1/2) is the evidence that the mean exceeds
 * 1/2 (for rescaled differences: the candidate is better), anytime p = min(1, 1/K(1/2)). It depends only on the multiset
 * of values. Degenerate: no values [0,1], p 1, status ok, mean null; a value outside [0,1] or not finite
 * `invalid_input`. Source: Waudby-Smith & Ramdas 2024 (constant bets); Cover 1991.
 */
export function boundedMeanCs({
  x,
  alpha,
  fractions = FRACTIONS,
}: {
  x: Numbers;
  alpha: number;
  fractions?: number;
}): BoundedMeanCs {
  const valid = Number.isSafeInteger(fractions) && fractions >= 1 && areLevels(alpha);
  if (!valid || !areWithin(x, 0, 1)) return { status: "invalid_input", ...NOTHING };
  if (x.length === 0) {
    return { status: "ok", mean: null, low: 0, high: 1, logEGreater: 0, logELess: 0, logETwoSided: 0, pAnytime: 1 };
  }
  const scores = createScoreCounts();
  for (let i = 0; i < x.length; i++) addScore(scores, x[i] as number);
  const mean = meanOf(x);
  const { greater, less, twoSided } = logWealthAt(scores, 0.5, fractions);
  return {
    status: "ok",
    mean,
    ...bettingLimits(scores, mean, alpha, { fractions, reach: 1 / Math.sqrt(x.length) }),
    logEGreater: greater,
    logELess: less,
    logETwoSided: twoSided,
    pAnytime: Math.min(1, Math.exp(-twoSided)),
  };
}
