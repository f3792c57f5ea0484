import { isLabel, type Label } from "./cohen-kappa";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { isMeasure } from "./input-checks";
import { midranks } from "./midranks";
import { MINIMUM } from "./minimums";
import { squaredDeviations, sumOf } from "./moments";
import type { Ratings } from "./panel-agreement";

export type KrippendorffAlpha = Envelope & { alpha: number | null };

export type Level = "nominal" | "ordinal" | "interval" | "ratio";

/**
 * Krippendorff's alpha, 1 - observed/expected disagreement, for any number of raters and missing ratings, at most 1; negative below chance. Units with fewer than
 * two ratings are left out. Distances squared: nominal 0/1; ordinal by the marginal counts between two ranks; interval
 * (c-k)^2; ratio ((c-k)/(c+k))^2. Labels are numbers except at the nominal level.
 *
 * Degenerate: no unit with two ratings `insufficient_data`; one value only `no_variation` (not 1); ragged rows, NaN or
 * infinity, a text above the nominal level or a negative number at the ratio level `invalid_input`; fewer than 30 units with two ratings warn. Source: Krippendorff 2018.
 */
export function krippendorffAlpha({ ratings, level }: { ratings: Ratings<Label>; level: Level }): KrippendorffAlpha {
  const size = ratings[0]?.length ?? 0;
  const isPlaced = (label: Label | null) => {
    if (label === null || level === "nominal") return isLabel(label);
    return isMeasure(label) && (level !== "ratio" || label >= 0);
  };
  if (ratings.some((row) => row.length !== size || !row.every(isPlaced))) {
    return { status: "invalid_input", alpha: null };
  }
  const units = Array.from({ length: size }, (_, unit) => ratings.flatMap((row) => row[unit] ?? [])).filter(
    (unit) => unit.length >= 2,
  );
  const pairable = units.flat();
  const n = pairable.length;
  if (n === 0) return { status: "insufficient_data", alpha: null };
  if (pairable.every((label) => label === pairable[0])) return { status: "no_variation", alpha: null };
  const distances = level === "nominal" ? unequalPairs : level === "ratio" ? ratioDistances : squaredDistances;
  const places = placesOf(pairable, level);
  let start = 0;
  const observed = sumOf(
    units.map(({ length }) => {
      start += length;
      return distances(places.slice(start - length, start)) / (length - 1);
    }),
  );
  const warning = units.length < MINIMUM.ratedUnits ? { warning: BELOW_MINIMUM } : {};
  const expected = distances(places) / (n - 1);
  if (!(expected > 0)) return { status: "no_variation", alpha: null };
  return { status: "ok", ...warning, alpha: 1 - observed / expected };
}

/** Where labels stand: distances of ordinal ones are those of their midranks over all pairable labels. */
function placesOf(pairable: readonly Label[], level: Level): number[] {
  if (level === "ordinal") return [...midranks(pairable.map(Number)).ranks];
  if (level !== "nominal") return pairable.map(Number);
  const codes = new Map<Label, number>();
  for (const label of pairable) if (!codes.has(label)) codes.set(label, codes.size);
  return pairable.map((label) => codes.get(label) ?? -1);
}

/** Sum of (x_i - x_j)^2 over all ordered pairs. */
const squaredDistances = (x: readonly number[]): number => 2 * x.length * squaredDeviations(x);

/** Ordered pairs of different labels. */
function unequalPairs(x: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const code of x) counts.set(code, (counts.get(code) ?? 0) + 1);
  return x.length * x.length - sumOf([...counts.values()].map((count) => count * count));
}

/** Sum of ((x_i - x_j)/(x_i + x_j))^2 over all ordered pairs; two zeros are no distance apart. */
function ratioDistances(x: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of x) counts.set(value, (counts.get(value) ?? 0) + 1);
  let sum = 0;
  for (const [c, countC] of counts) {
    for (const [k, countK] of counts) if (c + k !== 0) sum += countC * countK * ((c - k) / (c + k)) ** 2;
  }
  return sum;
}
