import { tQuantile } from "./dist";
import type { Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";
import { meanOf, sampleVariance, sumOf } from "./moments";

export type FixedItemsDifference = Envelope & {
  items: number | null;
  meanDiff: number | null;
  se: number | null;
  df: number | null;
  ciLow: number | null;
  ciHigh: number | null;
};

/**
 * The mean difference b - a on this dataset only: the samples are taken as all there are, so what is left of chance lies
 * between repeats of one sample. In the unit of the scores. Narrower than the paired interval, and silent about other samples.
 *
 * Formula: mean of (mean b_i - mean a_i); SE^2 = sum_i (s2_a,i/k_a,i + s2_b,i/k_b,i)/I^2; t with Satterthwaite's df over the
 * 2I terms. a[item][generation] and b likewise, repeats may differ in number. Degenerate: no items, or an item with fewer
 * than 2 repeats on a side, `insufficient_data`; no spread within any item `zero_variance` with only the mean; unequal
 * numbers of items, a non-finite score or a confidence outside (0,1) `invalid_input`.
 * Source: Miller 2024 (2411.00640), conditional variance; Satterthwaite 1946.
 */
export function fixedItemsDifference({
  a,
  b,
  confidence,
}: {
  a: readonly (readonly number[])[];
  b: readonly (readonly number[])[];
  confidence: number;
}): FixedItemsDifference {
  const nothing = { items: null, meanDiff: null, se: null, df: null, ciLow: null, ciHigh: null };
  const all = [...a, ...b];
  if (a.length !== b.length || !all.every(isFiniteList) || !areLevels(confidence)) {
    return { status: "invalid_input", ...nothing };
  }
  const items = a.length;
  if (items === 0 || all.some((scores) => scores.length < 2)) return { status: "insufficient_data", ...nothing };
  const meanDiff = meanOf(b.map((scores, i) => meanOf(scores) - meanOf(at(a, i))));
  const terms = all.map((scores) => ({ variance: sampleVariance(scores) / scores.length, df: scores.length - 1 }));
  const total = sumOf(terms.map(({ variance }) => variance));
  if (!(total > 0)) return { status: "zero_variance", ...nothing, items, meanDiff };
  const se = Math.sqrt(total) / items;
  const df = total ** 2 / sumOf(terms.map((term) => term.variance ** 2 / term.df));
  const half = tQuantile((1 + confidence) / 2, df) * se;
  return { status: "ok", items, meanDiff, se, df, ciLow: meanDiff - half, ciHigh: meanDiff + half };
}
