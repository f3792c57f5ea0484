import { at } from "./input-checks";

/** The fixed number of constant bets; w_j = j/(FRACTIONS+1). */
export const FRACTIONS = 20;

const FLUSH_ABOVE = 1e100;
const FLUSH_BELOW = 1e-100;

/** So many different scores are kept as they are; more are laid on a grid. */
const EXACT_UP_TO = 5_000;
const GRID = 512;

/** A multiset of scores in [0,1] that can grow; equal scores are kept once with their count. */
export type ScoreCounts = { values: number[]; counts: number[]; n: number; places: Map<number, number> | null };

export function createScoreCounts(): ScoreCounts {
  return { values: [], counts: [], n: 0, places: new Map() };
}

/**
 * Adds a score. From the 5,001st different one on scores lie on a grid of 1/512: each is shared between its two neighbours
 * so that its mean stays. The logarithm of a wealth is concave in every score, so the wealth can only fall by that, and
 * the sequence can only widen (by less than 1 % of itself, score-grid.test.ts): it stays valid, and a look costs the same
 * however many scores there are.
 */
export function addScore(scores: ScoreCounts, score: number): void {
  scores.n += 1;
  if (scores.places === null) {
    share(scores.counts, score, 1);
    return;
  }
  const place = scores.places.get(score);
  if (place !== undefined) {
    scores.counts[place] = at(scores.counts, place) + 1;
    return;
  }
  scores.places.set(score, scores.values.length);
  scores.values.push(score);
  scores.counts.push(1);
  if (scores.values.length > EXACT_UP_TO) layOnGrid(scores);
}

function layOnGrid(scores: ScoreCounts): void {
  const counts = new Array<number>(GRID + 1).fill(0);
  for (const [place, value] of scores.values.entries()) share(counts, value, at(scores.counts, place));
  scores.values = counts.map((_, step) => step / GRID);
  scores.counts = counts;
  scores.places = null;
}

function share(counts: number[], score: number, count: number): void {
  const place = Math.min(GRID - 1, Math.floor(score * GRID));
  const above = score * GRID - place;
  counts[place] = at(counts, place) + count * (1 - above);
  counts[place + 1] = at(counts, place + 1) + count * above;
}

/**
 * ln of mean_j prod_i [1 + w_j (r_i - 1)] with w_j = j/(fractions+1): the wealth of the constant bets, where r_i is
 * x_i/m for "the mean is above m". Unrepeated scores are multiplied and their logarithm taken only when the product
 * nears the range of a double; repeated ones enter as count times logarithm.
 */
function logWealth(scores: ScoreCounts, fractions: number, ratio: (value: number) => number): number {
  const { values, counts } = scores;
  const single = new Float64Array(values.length);
  const repeated = new Float64Array(values.length);
  const times = new Float64Array(values.length);
  let singles = 0;
  let repeats = 0;
  for (let i = 0; i < values.length; i++) {
    const count = at(counts, i);
    if (count === 0) continue;
    const gain = ratio(at(values, i)) - 1;
    if (count === 1) single[singles++] = gain;
    else {
      repeated[repeats] = gain;
      times[repeats++] = count;
    }
  }
  const gains = single.subarray(0, singles);
  const logs: number[] = [];
  for (let j = 1; j <= fractions; j++) {
    const bet = j / (fractions + 1);
    let log = logProduct(gains, bet);
    for (let i = 0; i < repeats; i++) log += (times[i] as number) * Math.log(1 + bet * (repeated[i] as number));
    logs.push(log);
  }
  return logMeanExp(logs);
}

/**
 * ln of prod_i (1 + bet gain_i). The hot loop of every live page: four products at a time, their size looked at after 32
 * factors (a factor lies between 1/21 and 1e15, so a product stays within a double until then).
 */
function logProduct(gains: Float64Array, bet: number): number {
  let log = 0;
  let p = 1;
  let q = 1;
  let r = 1;
  let s = 1;
  const whole = gains.length - (gains.length % 4);
  for (let i = 0; i < whole; i += 4) {
    p *= 1 + bet * (gains[i] as number);
    q *= 1 + bet * (gains[i + 1] as number);
    r *= 1 + bet * (gains[i + 2] as number);
    s *= 1 + bet * (gains[i + 3] as number);
    if ((i & 31) === 28 && (isExtreme(p) || isExtreme(q) || isExtreme(r) || isExtreme(s))) {
      log += Math.log(p) + Math.log(q) + Math.log(r) + Math.log(s);
      p = 1;
      q = 1;
      r = 1;
      s = 1;
    }
  }
  for (let i = whole; i < gains.length; i++) p *= 1 + bet * (gains[i] as number);
  return log + Math.log(p) + Math.log(q) + Math.log(r) + Math.log(s);
}

function isExtreme(product: number): boolean {
  return product > FLUSH_ABOVE || product < FLUSH_BELOW;
}

function logMeanExp(logs: readonly number[]): number {
  const largest = Math.max(...logs);
  if (largest === Number.POSITIVE_INFINITY) return largest;
  return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0) / logs.length);
}

export type LogWealth = { greater: number; less: number; twoSided: number };

/** ln K+, ln K- and ln K = ln((K+ + K-)/2) at a mean m strictly between 0 and 1. */
export function logWealthAt(scores: ScoreCounts, m: number, fractions: number = FRACTIONS): LogWealth {
  const greater = logWealth(scores, fractions, (value) => value / m);
  const less = logWealth(scores, fractions, (value) => (1 - value) / (1 - m));
  return { greater, less, twoSided: logMeanExp([greater, less]) };
}
