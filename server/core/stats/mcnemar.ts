import { binomialCdf, binomialPmf, chiSquareSf, normalQuantile } from "./dist";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areCounts, areLevels } from "./input-checks";
import { MINIMUM } from "./minimums";
import { wilsonLimits } from "./rates";

export type PairedCounts = { bothPass: number; onlyA: number; onlyB: number; bothFail: number };

export type McNemar = Envelope & {
  n: number | null;
  exactP: number | null;
  midP: number | null;
  chi2: number | null;
  chi2P: number | null;
  riskDifference: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  oddsRatio: number | "Infinity" | null;
  oddsRatioLow: number | null;
  oddsRatioHigh: number | "Infinity" | null;
};

const NOTHING = {
  n: null,
  exactP: null,
  midP: null,
  chi2: null,
  chi2P: null,
  riskDifference: null,
  ciLow: null,
  ciHigh: null,
  oddsRatio: null,
  oddsRatioLow: null,
  oddsRatioHigh: null,
};

/** Exact two-sided binomial p of `smaller` against `larger` with equal chances; 1 when both are 0. */
export function exactSignP(smaller: number, larger: number): number {
  return Math.min(1, 2 * binomialCdf(Math.min(smaller, larger), smaller + larger, 0.5));
}

/**
 * Newcombe's square-and-add interval (method 10) of the paired risk difference B - A, within [-1,1]; n >= 1.
 * Defined even when no pair is discordant; counts are checked by the caller. Source: Newcombe 1998, Statistics in Medicine 17:2635.
 */
export function newcombePairedInterval(counts: PairedCounts, confidence: number): { low: number; high: number } {
  const { bothPass, onlyA, onlyB, bothFail } = counts;
  const n = bothPass + onlyA + onlyB + bothFail;
  const z = normalQuantile((1 + confidence) / 2);
  const passB = bothPass + onlyB;
  const passA = bothPass + onlyA;
  const limitsB = wilsonLimits(passB, n, z);
  const limitsA = wilsonLimits(passA, n, z);
  const margins = passB * (n - passB) * passA * (n - passA);
  const cross = bothPass * bothFail - onlyA * onlyB;
  let phi = 0;
  if (margins > 0 && cross < 0) phi = cross / Math.sqrt(margins);
  else if (margins > 0 && cross > n / 2) phi = (cross - n / 2) / Math.sqrt(margins);
  const downB = passB / n - limitsB.low;
  const upB = limitsB.high - passB / n;
  const downA = passA / n - limitsA.low;
  const upA = limitsA.high - passA / n;
  const difference = (onlyB - onlyA) / n;
  return {
    low: Math.max(-1, difference - Math.sqrt(Math.max(0, downB ** 2 - 2 * phi * downB * upA + upA ** 2))),
    high: Math.min(1, difference + Math.sqrt(Math.max(0, upB ** 2 - 2 * phi * upB * downA + downA ** 2))),
  };
}

/**
 * Two variants on the same pass/fail samples. Risk difference = pass rate of B minus A in [-1,1] with Newcombe's paired
 * interval; exact McNemar p (binomial on the discordant pairs), mid-p and chi-square without correction beside it;
 * conditional odds ratio onlyB/onlyA with the Wilson interval of onlyB/(onlyA+onlyB) transformed.
 *
 * Degenerate: counts that are no counts `invalid_input`; no pairs `insufficient_data`; no discordant pair `all_ties`,
 * p 1, difference 0, odds ratio null. onlyA = 0 gives the odds ratio "Infinity". Fewer than 6 discordant pairs carry
 * the warning `below_minimum_n`: no two-sided p below 0.05 is possible. Source: Newcombe 1998; Fagerland et al. 2014.
 */
export function mcnemar({ confidence, ...counts }: PairedCounts & { confidence: number }): McNemar {
  const { bothPass, onlyA, onlyB, bothFail } = counts;
  if (!areCounts(bothPass, onlyA, onlyB, bothFail) || !areLevels(confidence)) {
    return { status: "invalid_input", ...NOTHING };
  }
  const n = bothPass + onlyA + onlyB + bothFail;
  if (n === 0) return { status: "insufficient_data", ...NOTHING };
  const discordant = onlyA + onlyB;
  if (discordant === 0) return { status: "all_ties", ...NOTHING, exactP: 1, riskDifference: 0 };
  const exactP = exactSignP(onlyA, onlyB);
  const point = binomialPmf(Math.min(onlyA, onlyB), discordant, 0.5);
  const chi2 = (onlyB - onlyA) ** 2 / discordant;
  const interval = newcombePairedInterval(counts, confidence);
  const shareB = wilsonLimits(onlyB, discordant, normalQuantile((1 + confidence) / 2));
  return {
    status: "ok",
    ...(discordant < MINIMUM.discordantPairs ? { warning: BELOW_MINIMUM } : {}),
    n,
    exactP,
    midP: onlyA === onlyB ? 1 - point / 2 : exactP - point,
    chi2,
    chi2P: chiSquareSf(chi2, 1),
    riskDifference: (onlyB - onlyA) / n,
    ciLow: interval.low,
    ciHigh: interval.high,
    oddsRatio: onlyA === 0 ? "Infinity" : onlyB / onlyA,
    oddsRatioLow: shareB.low / (1 - shareB.low),
    oddsRatioHigh: onlyA === 0 ? "Infinity" : shareB.high / (1 - shareB.high),
  };
}
