import { type BoundedMeanCs, boundedMeanCs } from "./bounded-mean-cs";
import { logBeta } from "./dist";
import type { Envelope } from "./envelope";
import { findRoot } from "./find-root";
import { areCounts, areLevels, arePositive } from "./input-checks";

export type WinRateCs = Envelope & {
  low: number | null;
  high: number | null;
  logEHalf: number | null;
  pAnytime: number | null;
};

/**
 * Confidence sequence of a win rate over decisive comparisons (ties are left out), in [0,1], valid at every look.
 *
 * Formula: beta-binomial mixture ln E(p) = ln B(a+W, b+L) - ln B(a,b) - W ln p - L ln(1-p); the sequence is
 * {p: E(p) < 1/alpha}; anytime p of "no preference" = min(1, 1/E(1/2)). Prior a = b = 5 unless set.
 * Degenerate: no decisive comparison [0,1], p 1, status ok; counts that are no counts `invalid_input`.
 * Source: Howard et al. 2021; section 6 of the specification.
 */
export function winRateCs({
  wins,
  losses,
  a = 5,
  b = 5,
  alpha,
}: {
  wins: number;
  losses: number;
  a?: number;
  b?: number;
  alpha: number;
}): WinRateCs {
  if (!areCounts(wins, losses) || !arePositive(a, b) || !areLevels(alpha)) {
    return { status: "invalid_input", low: null, high: null, logEHalf: null, pAnytime: null };
  }
  const evidence = logBeta(a + wins, b + losses) - logBeta(a, b);
  const logE = (p: number) =>
    evidence - (wins > 0 ? wins * Math.log(p) : 0) - (losses > 0 ? losses * Math.log1p(-p) : 0);
  const excess = (p: number) => logE(p) + Math.log(alpha);
  const rate = wins + losses === 0 ? 0.5 : wins / (wins + losses);
  const logEHalf = logE(0.5);
  return {
    status: "ok",
    low: wins === 0 ? 0 : findRoot(excess, Number.MIN_VALUE, rate),
    high: losses === 0 ? 1 : findRoot(excess, rate, 1 - Number.EPSILON / 2),
    logEHalf,
    pAnytime: Math.min(1, Math.exp(-logEHalf)),
  };
}

/**
 * Confidence sequence of the win rate with ties counted as half, in [0,1], valid at every look: the betting sequence on the
 * scores {0, 1/2, 1} (`boundedMeanCs`). Half ties cost about 2.5 times as many comparisons as `winRateCs`, which is the
 * one to decide on. Degenerate: nothing compared [0,1], p 1, ok; counts that are no counts, or alpha outside (0,1),
 * `invalid_input`. Source: Waudby-Smith & Ramdas 2024; section 6 of the specification.
 */
export function tieInclusiveWinRateCs({
  wins,
  losses,
  ties,
  alpha,
}: {
  wins: number;
  losses: number;
  ties: number;
  alpha: number;
}): BoundedMeanCs {
  if (!areCounts(wins, losses, ties)) return boundedMeanCs({ x: [Number.NaN], alpha });
  const x = [...new Array<number>(wins).fill(1), ...new Array<number>(losses).fill(0)];
  return boundedMeanCs({ x: [...x, ...new Array<number>(ties).fill(0.5)], alpha });
}
