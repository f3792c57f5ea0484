import { createRandom } from "../random";
import type { Envelope } from "./envelope";
import { at, isFiniteList, type Numbers } from "./input-checks";
import { meanOf, sumOf } from "./moments";
import { type PairedInput, pairedDifferences } from "./paired-t-test";

export type Permutation = Envelope & { meanDiff: number | null; p: number | null };

export type PermutationMethod = {
  method: "exact" | "monteCarlo";
  /** Random draws of `monteCarlo`. */
  resamples?: number;
  /** Seed of `monteCarlo`, stored with the result. */
  seed?: string;
};

const SLACK = 1e-12;
const LARGEST_EXACT_PAIRS = 24;
const LARGEST_EXACT_SPLITS = 5_000_000;
const DRAWS = 99_999;

/**
 * Sign-flip test of the mean paired difference b - a, two-sided: the share of flips with |mean| at least as large as
 * observed (ties within a relative 1e-12 count). `exact` goes through all 2^n flips, n <= 24; `monteCarlo` gives
 * (1 + hits)/(1 + B). Degenerate: no pairs, or too many for `exact`, `insufficient_data` / `invalid_input`; only zeros
 * `all_ties`, p 1. Source: Phipson & Smyth 2010.
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
  if (!differences || tooMany || !(resamples >= 1)) return { status: "invalid_input", meanDiff: null, p: null };
  if (differences.length === 0) return { status: "insufficient_data", meanDiff: null, p: null };
  if (differences.every((difference) => difference === 0)) return { status: "all_ties", meanDiff: 0, p: 1 };
  const meanDiff = meanOf(differences);
  const threshold = Math.abs(sumOf(differences)) * (1 - SLACK);
  const sizes = differences.map(Math.abs);
  const p = method === "exact" ? allFlips(sizes, threshold) : randomFlips(sizes, threshold, resamples, seed);
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
 * |difference| at least as large as observed. `exact` goes through all splits (up to 5 million); `monteCarlo` gives
 * (1 + hits)/(1 + B). Degenerate: an empty group `insufficient_data`; a non-finite entry `invalid_input`.
 */
export function unpairedPermutation({
  a,
  b,
  method,
  resamples = DRAWS,
  seed = "unpaired permutation",
}: PairedInput & PermutationMethod): Permutation {
  const nothing = { meanDiff: null, p: null };
  if (!isFiniteList(a) || !isFiniteList(b) || !(resamples >= 1)) return { status: "invalid_input", ...nothing };
  if (a.length === 0 || b.length === 0) return { status: "insufficient_data", ...nothing };
  const pool = [...a, ...b];
  const total = sumOf(pool);
  const meanDiff = meanOf(b) - meanOf(a);
  const scale = pool.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const threshold = Math.abs(meanDiff) - SLACK * Math.max(Math.abs(meanDiff), scale);
  const isAsFar = (sumB: number) => Math.abs(sumB / b.length - (total - sumB) / a.length) >= threshold;
  if (method === "exact") {
    const splits = splitCount(pool.length, b.length);
    if (splits > LARGEST_EXACT_SPLITS) return { status: "invalid_input", ...nothing };
    const count = (place: number, left: number, sum: number): number => {
      if (left === 0) return isAsFar(sum) ? 1 : 0;
      if (pool.length - place < left) return 0;
      return count(place + 1, left - 1, sum + at(pool, place)) + count(place + 1, left, sum);
    };
    return { status: "ok", meanDiff, p: count(0, b.length, 0) / splits };
  }
  const random = createRandom(seed);
  let hits = 0;
  for (let draw = 0; draw < resamples; draw++) {
    const shuffled = random.shuffle(pool);
    if (isAsFar(sumOf(shuffled.slice(0, b.length)))) hits++;
  }
  return { status: "ok", meanDiff, p: (1 + hits) / (1 + resamples) };
}

function splitCount(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= k; i++) count = (count * (n - k + i)) / i;
  return Math.round(count);
}
