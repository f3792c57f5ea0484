import { createRandom } from "../random";
import type { Envelope } from "./envelope";
import { areCounts, at, isFiniteList, type Numbers } from "./input-checks";
import { meanOf, sumOf } from "./moments";
import { type PairedInput, pairedDifferences, roundingOf } from "./paired-t-test";

export type Permutation = Envelope & { meanDiff: number | null; p: number | null };

export type PermutationMethod = {
  /** `auto` is exact as long as that is quick (20 pairs; 200,000 splits), else `monteCarlo`. */
  method: "exact" | "monteCarlo" | "auto";
  /** Random draws of `monteCarlo`. */
  resamples?: number;
  /** Seed of `monteCarlo`, stored with the result. */
  seed?: string;
};

const SLACK = 1e-12;
const LARGEST_EXACT_PAIRS = 24;
const LARGEST_QUICK_PAIRS = 20;
const LARGEST_QUICK_SPLITS = 200_000;
const LARGEST_EXACT_SPLITS = 5_000_000;
const DRAWS = 99_999;

/**
 * Sign-flip test of the mean paired difference b - a, two-sided: the share of flips with |mean| at least as large as
 * observed; sums that differ by no more than the rounding of the scores are ties and count. `exact` goes through all 2^n
 * flips, n <= 24; `monteCarlo` gives (1 + hits)/(1 + B), B = 99,999 unless set. meanDiff in the unit of the scores, p in
 * (0,1]. Degenerate: no pairs `insufficient_data`; unequal lengths, a non-finite entry, resamples that are no count from 1 or
 * more pairs than `exact` can take `invalid_input`; only zeros `all_ties`, p 1. Source: Fisher 1935; Phipson & Smyth 2010.
 */
export function pairedPermutation({
  a,
  b,
  method,
  resamples = DRAWS,
  seed = "paired permutation",
}: PairedInput & PermutationMethod): Permutation {
  const differences = pairedDifferences({ a, b });
  const tooMany = method === "exact" && a.length > LARGEST_EXACT_PAIRS;
  if (!differences || tooMany || !isDrawCount(resamples)) return { status: "invalid_input", meanDiff: null, p: null };
  if (differences.length === 0) return { status: "insufficient_data", meanDiff: null, p: null };
  if (differences.every((difference) => difference === 0)) return { status: "all_ties", meanDiff: 0, p: 1 };
  const meanDiff = meanOf(differences);
  const observed = Math.abs(sumOf(differences));
  const threshold = observed - Math.max(SLACK * observed, differences.length * roundingOf({ a, b }));
  const sizes = differences.map(Math.abs);
  const isExact = method === "exact" || (method === "auto" && sizes.length <= LARGEST_QUICK_PAIRS);
  const p = isExact ? allFlips(sizes, threshold) : randomFlips(sizes, threshold, resamples, seed);
  return { status: "ok", meanDiff, p };
}

function allFlips(sizes: Numbers, threshold: number): number {
  const count = (place: number, sum: number): number => {
    if (place === sizes.length) return Math.abs(sum) >= threshold ? 1 : 0;
    const size = at(sizes, place);
    return count(place + 1, sum + size) + count(place + 1, sum - size);
  };
  return count(1, at(sizes, 0)) / 2 ** (sizes.length - 1);
}

function randomFlips(sizes: Numbers, threshold: number, resamples: number, seed: string): number {
  const random = createRandom(seed);
  let hits = 0;
  for (let draw = 0; draw < resamples; draw++) {
    let sum = 0;
    let signs = 0;
    for (let i = 0; i < sizes.length; i++) {
      if (i % 32 === 0) signs = random.bits();
      sum += signs & 1 ? at(sizes, i) : -at(sizes, i);
      signs >>>= 1;
    }
    if (Math.abs(sum) >= threshold) hits++;
  }
  return (1 + hits) / (1 + resamples);
}

/**
 * Permutation test of the difference of means b - a of two independent groups, two-sided: the share of splits with
 * |difference| at least as large as observed, up to rounding. `exact` goes through all splits (up to 5 million);
 * `monteCarlo` gives (1 + hits)/(1 + B). meanDiff in the unit of the scores, p in (0,1]. Degenerate: an empty group
 * `insufficient_data`; a non-finite entry, resamples that are no count from 1 or more splits than `exact` can take
 * `invalid_input`; all values equal p 1. Source: Phipson & Smyth 2010.
 */
export function unpairedPermutation({
  a,
  b,
  method,
  resamples = DRAWS,
  seed = "unpaired permutation",
}: PairedInput & PermutationMethod): Permutation {
  const nothing = { meanDiff: null, p: null };
  if (!isFiniteList(a) || !isFiniteList(b) || !isDrawCount(resamples)) return { status: "invalid_input", ...nothing };
  if (a.length === 0 || b.length === 0) return { status: "insufficient_data", ...nothing };
  const meanDiff = meanOf(b) - meanOf(a);
  // A common offset cancels in every difference; without it the sums keep their digits.
  const origin = at(a, 0);
  const pool = [...a, ...b].map((value) => value - origin);
  const total = sumOf(pool);
  const distance = (sumB: number) => Math.abs(sumB / b.length - (total - sumB) / a.length);
  const spread = pool.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const threshold = distance(sumOf(pool.slice(a.length))) - Math.max(SLACK * spread, roundingOf({ a, b }));
  const isAsFar = (sumB: number) => distance(sumB) >= threshold;
  const splits = splitCount(pool.length, b.length);
  if (method === "exact" || (method === "auto" && splits <= LARGEST_QUICK_SPLITS)) {
    if (splits > LARGEST_EXACT_SPLITS) return { status: "invalid_input", ...nothing };
    const isBDrawn = b.length <= a.length;
    const count = (from: number, left: number, sum: number): number => {
      if (left === 0) return isAsFar(isBDrawn ? sum : total - sum) ? 1 : 0;
      let hits = 0;
      for (let place = from; place <= pool.length - left; place++)
        hits += count(place + 1, left - 1, sum + at(pool, place));
      return hits;
    };
    return { status: "ok", meanDiff, p: count(0, Math.min(a.length, b.length), 0) / splits };
  }
  const random = createRandom(seed);
  let hits = 0;
  for (let draw = 0; draw < resamples; draw++) {
    const shuffled = random.shuffle(pool);
    if (isAsFar(sumOf(shuffled.slice(0, b.length)))) hits++;
  }
  return { status: "ok", meanDiff, p: (1 + hits) / (1 + resamples) };
}

const isDrawCount = (draws: number) => areCounts(draws) && draws >= 1;

function splitCount(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= k; i++) count = (count * (n - k + i)) / i;
  return Math.round(count);
}
