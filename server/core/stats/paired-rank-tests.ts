import { normalSf } from "./dist";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { at } from "./input-checks";
import { exactSignP } from "./mcnemar";
import { midranks } from "./midranks";
import { sumOf } from "./moments";
import { type PairedInput, pairedDifferences, roundingOf } from "./paired-t-test";

export type WilcoxonSignedRank = Envelope & {
  wPlus: number | null;
  wMinus: number | null;
  nNonZero: number | null;
  z: number | null;
  p: number | null;
};

export type SignTest = Envelope & {
  positive: number | null;
  negative: number | null;
  zero: number | null;
  p: number | null;
};

/** Most non-zero differences for which `auto` computes the exact distribution. */
const EXACT_UP_TO = 50;

/**
 * Wilcoxon signed-rank test of b - a, two-sided: a robust companion of the mean difference. wPlus and wMinus are rank
 * sums. `pratt` ranks the zeros and then drops their ranks; `drop` drops the zeros first. `exact` is the distribution
 * over the 2^m sign flips of the observed midranks, valid with ties; `normal` is tie-corrected, with an optional
 * continuity correction of 1/2; `auto` is exact up to 50 non-zero differences.
 *
 * Degenerate: unequal lengths or a non-finite entry `invalid_input`; no pairs `insufficient_data`; only zeros
 * `all_ties`, p 1; fewer than 6 non-zero differences warn. Source: Wilcoxon 1945; Pratt 1959.
 */
export function wilcoxonSignedRank({
  a,
  b,
  zeroMethod = "pratt",
  method = "auto",
  continuity = false,
}: PairedInput & {
  zeroMethod?: "drop" | "pratt";
  method?: "exact" | "normal" | "auto";
  continuity?: boolean;
}): WilcoxonSignedRank {
  const nothing = { wPlus: null, wMinus: null, nNonZero: null, z: null, p: null };
  const { differences, rounding } = rankableDifferences({ a, b });
  if (!differences) return { status: "invalid_input", ...nothing };
  if (differences.length === 0) return { status: "insufficient_data", ...nothing };
  const ranked = zeroMethod === "drop" ? differences.filter((difference) => difference !== 0) : differences;
  const { ranks } = midranks(ranked.map(Math.abs), rounding);
  const signed = ranked.map((difference, i) => Math.sign(difference) * at(ranks, i)).filter((rank) => rank !== 0);
  if (signed.length === 0) return { status: "all_ties", ...nothing, p: 1 };
  const wPlus = sumOf(signed.filter((rank) => rank > 0));
  const wMinus = -sumOf(signed.filter((rank) => rank < 0));
  const sizes = signed.map(Math.abs);
  const found = { wPlus, wMinus, nNonZero: signed.length };
  const warning = signed.length < 6 ? { warning: BELOW_MINIMUM } : {};
  if (method === "exact" || (method === "auto" && signed.length <= EXACT_UP_TO)) {
    return { status: "ok", ...warning, ...found, z: null, p: flipShare(sizes, wPlus) };
  }
  const excess = wPlus - sumOf(sizes) / 2;
  const shift = continuity ? 0.5 * Math.sign(excess) : 0;
  const z = (excess - shift) / Math.sqrt(sumOf(sizes.map((rank) => rank * rank)) / 4);
  return { status: "ok", ...warning, ...found, z, p: Math.min(1, 2 * normalSf(Math.abs(z))) };
}

/**
 * Differences b - a for ranking, and the rounding of that subtraction: 0.3 - 0.1 and 0.7 - 0.5 are a tie although their
 * last digits differ, and a difference within the rounding is a zero.
 */
function rankableDifferences(sides: PairedInput): { differences: Float64Array | null; rounding: number } {
  const differences = pairedDifferences(sides);
  const rounding = roundingOf(sides);
  return {
    differences: differences?.map((difference) => (Math.abs(difference) <= rounding ? 0 : difference)) ?? null,
    rounding,
  };
}

/** Share of sign flips whose positive rank sum is at least as far from its expectation; midranks doubled to integers. */
function flipShare(sizes: Float64Array, wPlus: number): number {
  const doubled = sizes.map((size) => Math.round(2 * size));
  const total = sumOf(doubled);
  let chances = new Float64Array(total + 1);
  chances[0] = 1;
  for (const size of doubled) {
    const next = new Float64Array(total + 1);
    for (let sum = 0; sum <= total; sum++) {
      const shifted = sum >= size ? at(chances, sum - size) : 0;
      next[sum] = (at(chances, sum) + shifted) / 2;
    }
    chances = next;
  }
  const observed = Math.abs(2 * (2 * wPlus) - total);
  let share = 0;
  for (let sum = 0; sum <= total; sum++) if (Math.abs(2 * sum - total) >= observed - 1e-6) share += at(chances, sum);
  return Math.min(1, share);
}

/**
 * Exact two-sided sign test of b - a: binomial on the signs, zeros left out and counted. Degenerate: no pairs
 * `insufficient_data`; only zeros `all_ties`, p 1; unequal lengths or a non-finite entry `invalid_input`.
 */
export function signTest({ a, b }: PairedInput): SignTest {
  const nothing = { positive: null, negative: null, zero: null, p: null };
  const { differences } = rankableDifferences({ a, b });
  if (!differences) return { status: "invalid_input", ...nothing };
  if (differences.length === 0) return { status: "insufficient_data", ...nothing };
  const positive = differences.filter((difference) => difference > 0).length;
  const negative = differences.filter((difference) => difference < 0).length;
  if (positive + negative === 0) return { status: "all_ties", ...nothing, p: 1 };
  const zero = differences.length - positive - negative;
  return { status: "ok", positive, negative, zero, p: exactSignP(positive, negative) };
}
