import { isLabel, type Label } from "./cohen-kappa";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { at } from "./input-checks";
import { MINIMUM } from "./minimums";
import { meanOf, sumOf } from "./moments";

/** ratings[rater][unit]; null = missing. */
export type Ratings<Value> = readonly (readonly (Value | null)[])[];

export type FleissKappa = Envelope & { kappa: number | null; se: number | null };
export type GwetAc1 = Envelope & { ac1: number | null };
export type PercentAgreement = Envelope & { agreement: number | null };

/** How often each category was given to each unit; null when the rows differ in length or a rating is NaN or infinite. */
function unitCounts(ratings: Ratings<Label>): { counts: number[][]; totals: number[] } | null {
  const units = ratings[0]?.length ?? 0;
  if (ratings.some((row) => row.length !== units || !row.every(isLabel))) return null;
  const categories = [...new Set(ratings.flat())].filter((label) => label !== null);
  const counts = Array.from({ length: units }, (_, unit) =>
    categories.map((category) => ratings.filter((row) => row[unit] === category).length),
  );
  return { counts, totals: counts.map((row) => sumOf(row)) };
}

/** Share of agreeing pairs of ratings in each unit with at least two. */
function pairAgreement(counts: readonly number[][], totals: readonly number[]): number[] {
  return counts.flatMap((row, unit) => {
    const total = at(totals, unit);
    return total < 2 ? [] : [sumOf(row.map((count) => count * (count - 1))) / (total * (total - 1))];
  });
}

/**
 * Fleiss' kappa of a complete panel, (mean pair agreement - chance)/(1 - chance) with chance = sum of squared category
 * shares, and its standard error under "no agreement"; at most 1. Degenerate: fewer than 2 raters or no units
 * `insufficient_data`; a missing rating, one that is no number or ragged rows `invalid_input`; one category `no_variation` (not 1); fewer than 30
 * units warn. Source: Fleiss 1971.
 */
export function fleissKappa({ ratings }: { ratings: Ratings<Label> }): FleissKappa {
  const nothing = { kappa: null, se: null };
  const found = unitCounts(ratings);
  if (!found || ratings.flat().includes(null)) return { status: "invalid_input", ...nothing };
  const raters = ratings.length;
  const units = found.counts.length;
  if (raters < 2 || units === 0) return { status: "insufficient_data", ...nothing };
  const shares = at(found.counts, 0).map((_, k) => sumOf(found.counts.map((row) => at(row, k))) / (units * raters));
  const chance = sumOf(shares.map((share) => share * share));
  if (shares.length === 1) return { status: "no_variation", ...nothing };
  const products = shares.map((share) => share * (1 - share));
  const total = sumOf(products);
  const skew = sumOf(shares.map((share) => share * (1 - share) * (1 - 2 * share)));
  return {
    status: "ok",
    ...(units < MINIMUM.ratedUnits ? { warning: BELOW_MINIMUM } : {}),
    kappa: (meanOf(pairAgreement(found.counts, found.totals)) - chance) / (1 - chance),
    se: (Math.sqrt(2 / (units * raters * (raters - 1))) * Math.sqrt(total * total - skew)) / total,
  };
}

/**
 * Gwet's AC1 over the categories that occur, (mean pair agreement - chance)/(1 - chance) with chance = sum of share (1 -
 * share)/(q - 1); at most 1; robust where one class dominates. Degenerate: no unit with two ratings `insufficient_data`;
 * one category `no_variation`; ragged rows or a rating that is no number `invalid_input`; fewer than 30 rated units warn. Source: Gwet 2008.
 */
export function gwetAc1({ ratings }: { ratings: Ratings<Label> }): GwetAc1 {
  const found = unitCounts(ratings);
  if (!found) return { status: "invalid_input", ac1: null };
  const agreements = pairAgreement(found.counts, found.totals);
  if (agreements.length === 0) return { status: "insufficient_data", ac1: null };
  const rated = found.counts.flatMap((row, unit) => {
    const total = at(found.totals, unit);
    return total === 0 ? [] : [row.map((count) => count / total)];
  });
  const shares = at(rated, 0).map((_, k) => meanOf(rated.map((row) => at(row, k))));
  if (shares.length === 1) return { status: "no_variation", ac1: null };
  const chance = sumOf(shares.map((share) => share * (1 - share))) / (shares.length - 1);
  const warning = agreements.length < MINIMUM.ratedUnits ? { warning: BELOW_MINIMUM } : {};
  return { status: "ok", ...warning, ac1: (meanOf(agreements) - chance) / (1 - chance) };
}

/**
 * Mean pairwise exact agreement over units with at least two ratings, in [0,1]; means little when one class dominates.
 * Degenerate: no such unit `insufficient_data`; ragged rows or a rating that is no number `invalid_input`; nothing varies: 1. Source: Krippendorff 2018.
 */
export function percentAgreement({ ratings }: { ratings: Ratings<Label> }): PercentAgreement {
  const found = unitCounts(ratings);
  if (!found) return { status: "invalid_input", agreement: null };
  const agreements = pairAgreement(found.counts, found.totals);
  if (agreements.length === 0) return { status: "insufficient_data", agreement: null };
  return { status: "ok", agreement: meanOf(agreements) };
}
