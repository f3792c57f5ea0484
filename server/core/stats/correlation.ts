import { normalQuantile, normalSf, tTwoSided } from "./dist";
import type { Envelope } from "./envelope";
import { areLevels, at, isFiniteList, isMeasure, type Numbers } from "./input-checks";
import { kendallBalance } from "./kendall-balance";
import { midranks } from "./midranks";
import { meanOf, squaredDeviations, sumOf } from "./moments";

export type Correlation = Envelope & {
  pearson: number | null;
  pearsonP: number | null;
  pearsonLow: number | null;
  pearsonHigh: number | null;
  spearman: number | null;
  spearmanP: number | null;
  kendallTauB: number | null;
  kendallP: number | null;
};

export type SpearmanBrown = Envelope & { consensus: number | null; ratersNeeded: number | null };

/**
 * Pearson (t with n-2 df, Fisher-z interval from n = 4), Spearman (t) and Kendall's tau-b (tie-corrected normal), each in
 * [-1,1] with a two-sided p. Degenerate: fewer than 3 pairs `insufficient_data`; a constant side `no_variation`; unequal
 * lengths or a non-finite entry `invalid_input`; |Pearson| = 1 has p 0 and no interval. Source: Fisher 1921; Spearman 1904;
 * Kendall 1945.
 */
export function correlation({
  x,
  y,
  confidence,
}: {
  x: readonly number[];
  y: readonly number[];
  confidence: number;
}): Correlation {
  const nothing = {
    pearson: null,
    pearsonP: null,
    pearsonLow: null,
    pearsonHigh: null,
    spearman: null,
    spearmanP: null,
    kendallTauB: null,
    kendallP: null,
  };
  const n = x.length;
  if (n !== y.length || !isFiniteList(x) || !isFiniteList(y) || !areLevels(confidence)) {
    return { status: "invalid_input", ...nothing };
  }
  if (n < 3) return { status: "insufficient_data", ...nothing };
  const ranksX = midranks(x);
  const ranksY = midranks(y);
  const isConstant = ranksX.ties.length === 1 || ranksY.ties.length === 1;
  if (isConstant || !(squaredDeviations(x) * squaredDeviations(y) > 0)) return { status: "no_variation", ...nothing };
  const pearson = productMoment(x, y);
  const spearman = productMoment(ranksX.ranks, ranksY.ranks);
  const isExact = Math.abs(pearson) === 1 || n < 4;
  const reach = isExact ? 0 : normalQuantile((1 + confidence) / 2) / Math.sqrt(n - 3);
  return {
    status: "ok",
    pearson,
    pearsonP: correlationP(pearson, n),
    pearsonLow: isExact ? null : Math.tanh(Math.atanh(pearson) - reach),
    pearsonHigh: isExact ? null : Math.tanh(Math.atanh(pearson) + reach),
    spearman,
    spearmanP: correlationP(spearman, n),
    ...kendall(x, y, ranksX.ties, ranksY.ties),
  };
}

function productMoment(x: Numbers, y: Numbers): number {
  const meanX = meanOf(x);
  const meanY = meanOf(y);
  const shared = sumOf(x.map((value, i) => (value - meanX) * (at(y, i) - meanY)));
  return Math.max(-1, Math.min(1, shared / Math.sqrt(squaredDeviations(x) * squaredDeviations(y))));
}

function correlationP(r: number, n: number): number {
  return Math.abs(r) === 1 ? 0 : tTwoSided(r * Math.sqrt((n - 2) / ((1 - r) * (1 + r))), n - 2);
}

function kendall(x: readonly number[], y: readonly number[], tiesX: readonly number[], tiesY: readonly number[]) {
  const n = x.length;
  const balance = kendallBalance(x, y);
  const over = (ties: readonly number[], term: (size: number) => number) => sumOf(ties.map(term));
  const pairs = (size: number) => (size * (size - 1)) / 2;
  const triples = (size: number) => size * (size - 1) * (size - 2);
  const spread = (size: number) => size * (size - 1) * (2 * size + 5);
  const total = pairs(n);
  const tiedX = over(tiesX, pairs);
  const tiedY = over(tiesY, pairs);
  const ordered = n * (n - 1);
  const variance =
    (spread(n) - over(tiesX, spread) - over(tiesY, spread)) / 18 +
    (2 * tiedX * tiedY) / ordered +
    (over(tiesX, triples) * over(tiesY, triples)) / (9 * ordered * (n - 2));
  return {
    kendallTauB: balance / Math.sqrt((total - tiedX) * (total - tiedY)),
    kendallP: Math.min(1, 2 * normalSf(Math.abs(balance) / Math.sqrt(variance))),
  };
}

/**
 * Reliability of the mean of `raters` from the single-rater coefficient, k a/(1 + (k-1) a), and the raters needed to reach
 * `target`: ceil(target (1-a)/(a (1-target))). At most 1; raters may be fractional. Degenerate: a coefficient <= 0 never gets
 * there: ratersNeeded null; a coefficient above 1 (or so negative that the formula has no value), raters below 1 or a
 * target outside (0,1) `invalid_input`. Source: Spearman 1910; Brown 1910.
 */
export function spearmanBrown({
  single,
  raters,
  target,
}: {
  single: number;
  raters: number;
  target: number;
}): SpearmanBrown {
  const scale = 1 + (raters - 1) * single;
  if (!(single <= 1) || !(raters >= 1 && isMeasure(raters)) || !areLevels(target) || !(scale > 0)) {
    return { status: "invalid_input", consensus: null, ratersNeeded: null };
  }
  const needed = single > 0 ? (target * (1 - single)) / (single * (1 - target)) : null;
  return {
    status: "ok",
    consensus: (raters * single) / scale,
    ratersNeeded: needed === null || !isMeasure(needed) ? null : Math.max(1, Math.ceil(needed - 1e-9)),
  };
}
