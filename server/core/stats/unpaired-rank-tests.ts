import { normalSf, tQuantile, tTwoSided } from "./dist";
import type { Envelope } from "./envelope";
import { areLevels, at, isFiniteList, type Numbers } from "./input-checks";
import { midranks } from "./midranks";
import { meanOf, sumOf } from "./moments";
import type { PairedInput } from "./paired-t-test";

export type MannWhitney = Envelope & { uB: number | null; pSuperiority: number | null; p: number | null };

export type BrunnerMunzel = Envelope & {
  w: number | null;
  df: number | null;
  p: number | null;
  pSuperiority: number | null;
  ciLow: number | null;
  ciHigh: number | null;
};

/**
 * Mann-Whitney U of two independent groups, two-sided. uB = #(b > a) + #(b = a)/2, pSuperiority = uB/(na nb) in [0,1].
 * `normal` is tie-corrected with an optional continuity correction; `exact` is the distribution of the midrank sum over
 * all splits, valid with ties. Degenerate: an empty group `insufficient_data`; all values equal `all_ties`, p 1.
 */
export function mannWhitney({
  a,
  b,
  method,
  continuity = true,
}: PairedInput & { method: "normal" | "exact"; continuity?: boolean }): MannWhitney {
  const nothing = { uB: null, pSuperiority: null, p: null };
  if (!isFiniteList(a) || !isFiniteList(b)) return { status: "invalid_input", ...nothing };
  if (a.length === 0 || b.length === 0) return { status: "insufficient_data", ...nothing };
  const { ranks, ties } = midranks([...a, ...b]);
  if (ties.length === 1) return { status: "all_ties", ...nothing, pSuperiority: 0.5, p: 1 };
  const uB = sumOf(ranks.slice(a.length)) - (b.length * (b.length + 1)) / 2;
  const pairs = a.length * b.length;
  const found = { uB, pSuperiority: uB / pairs };
  if (method === "exact") return { status: "ok", ...found, p: splitShare(ranks, b.length, Math.abs(uB - pairs / 2)) };
  const n = ranks.length;
  const tied = sumOf(ties.map((size) => size ** 3 - size)) / (n * (n - 1));
  const distance = Math.abs(uB - pairs / 2) - (continuity ? 0.5 : 0);
  return { status: "ok", ...found, p: Math.min(1, 2 * normalSf(distance / Math.sqrt((pairs / 12) * (n + 1 - tied)))) };
}

/** Share of all choices of `size` midranks whose sum is at least `distance` from its expectation. */
function splitShare(ranks: Numbers, size: number, distance: number): number {
  const doubled = ranks.map((rank) => Math.round(2 * rank));
  const total = sumOf(doubled);
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(total + 1));
  at(ways, 0)[0] = 1;
  doubled.forEach((rank, seen) => {
    for (let chosen = Math.min(size, seen + 1); chosen >= 1; chosen--) {
      const from = at(ways, chosen - 1);
      const to = at(ways, chosen);
      for (let sum = total; sum >= rank; sum--) to[sum] = at(to, sum) + at(from, sum - rank);
    }
  });
  const expected = (size * (ranks.length + 1)) / 2;
  let far = 0;
  let all = 0;
  at(ways, size).forEach((count, sum) => {
    all += count;
    if (Math.abs(sum / 2 - expected) >= distance - 1e-9) far += count;
  });
  return far / all;
}

/**
 * Brunner-Munzel test of P(b > a) + P(b = a)/2 = 1/2, valid with unequal spread; two-sided, t reference with
 * Satterthwaite df; w is positive when b tends to be larger; the interval is clipped to [0,1].
 * Degenerate: a group below 2 `insufficient_data`; no overlap `separated` with only pSuperiority; all values equal
 * `all_ties`, p 1. Source: Brunner & Munzel 2000.
 */
export function brunnerMunzel({ a, b, confidence }: PairedInput & { confidence: number }): BrunnerMunzel {
  const nothing = { w: null, df: null, p: null, pSuperiority: null, ciLow: null, ciHigh: null };
  if (!isFiniteList(a) || !isFiniteList(b) || !areLevels(confidence)) return { status: "invalid_input", ...nothing };
  const sizeA = a.length;
  const sizeB = b.length;
  if (sizeA < 2 || sizeB < 2) return { status: "insufficient_data", ...nothing };
  const { ranks, ties } = midranks([...a, ...b]);
  if (ties.length === 1) return { status: "all_ties", ...nothing, p: 1, pSuperiority: 0.5 };
  const ranksA = ranks.slice(0, sizeA);
  const ranksB = ranks.slice(sizeA);
  const partA = sizeA * placementVariance(ranksA, midranks(a).ranks);
  const partB = sizeB * placementVariance(ranksB, midranks(b).ranks);
  const pSuperiority = 0.5 + (meanOf(ranksB) - meanOf(ranksA)) / (sizeA + sizeB);
  if (!(partA + partB > 0)) return { status: "separated", ...nothing, pSuperiority };
  const se = Math.sqrt(partA + partB) / (sizeA * sizeB);
  const df = (partA + partB) ** 2 / (partA ** 2 / (sizeA - 1) + partB ** 2 / (sizeB - 1));
  const w = (pSuperiority - 0.5) / se;
  const half = tQuantile((1 + confidence) / 2, df) * se;
  return {
    status: "ok",
    w,
    df,
    p: tTwoSided(w, df),
    pSuperiority,
    ciLow: Math.max(0, pSuperiority - half),
    ciHigh: Math.min(1, pSuperiority + half),
  };
}

function placementVariance(ranksInAll: Numbers, ranksInGroup: Numbers): number {
  const placements = ranksInAll.map((rank, i) => rank - at(ranksInGroup, i));
  const mean = meanOf(placements);
  return sumOf(placements.map((placement) => (placement - mean) ** 2)) / (placements.length - 1);
}
