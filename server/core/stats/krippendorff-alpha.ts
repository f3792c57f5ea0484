import type { Label } from "./cohen-kappa";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { at } from "./input-checks";
import { MINIMUM } from "./minimums";
import { sumOf } from "./moments";
import type { Ratings } from "./panel-agreement";

export type KrippendorffAlpha = Envelope & { alpha: number | null };

export type Level = "nominal" | "ordinal" | "interval" | "ratio";

/**
 * Krippendorff's alpha, 1 - observed/expected disagreement, for any number of raters and missing ratings, at most 1; negative below chance. Units with fewer than
 * two ratings are left out. Distances squared: nominal 0/1; ordinal by the marginal counts between two ranks; interval
 * (c-k)^2; ratio ((c-k)/(c+k))^2. Labels are numbers except at the nominal level.
 *
 * Degenerate: no unit with two ratings `insufficient_data`; one value only `no_variation` (not 1); ragged rows, or a text
 * above the nominal level, `invalid_input`; fewer than 30 units with two ratings warn. Source: Krippendorff 2018.
 */
export function krippendorffAlpha({ ratings, level }: { ratings: Ratings<Label>; level: Level }): KrippendorffAlpha {
  const size = ratings[0]?.length ?? 0;
  const isNumber = (label: Label | null) => label === null || Number.isFinite(label);
  if (ratings.some((row) => row.length !== size || (level !== "nominal" && !row.every(isNumber)))) {
    return { status: "invalid_input", alpha: null };
  }
  const units = Array.from({ length: size }, (_, unit) => ratings.flatMap((row) => row[unit] ?? [])).filter(
    (unit) => unit.length >= 2,
  );
  const pairable = units.flat();
  if (pairable.length === 0) return { status: "insufficient_data", alpha: null };
  const values = [...new Set(pairable)].sort((x, y) => Number(x) - Number(y));
  if (values.length === 1) return { status: "no_variation", alpha: null };
  const places = new Map(values.map((value, i) => [value, i]));
  const counts = values.map((value) => pairable.filter((label) => label === value).length);
  const distance = squaredDistance(values, counts, level);
  const coded = units.map((unit) => unit.map((label) => places.get(label) ?? -1));
  const observed = sumOf(
    coded.map((unit) => sumOf(unit.flatMap((c) => unit.map((k) => distance(c, k)))) / (unit.length - 1)),
  );
  const expected =
    sumOf(counts.flatMap((countC, c) => counts.map((countK, k) => countC * countK * distance(c, k)))) /
    (pairable.length - 1);
  const warning = units.length < MINIMUM.ratedUnits ? { warning: BELOW_MINIMUM } : {};
  return { status: "ok", ...warning, alpha: 1 - observed / expected };
}

function squaredDistance(values: readonly Label[], counts: readonly number[], level: Level) {
  const before = counts.map((_, i) => sumOf(counts.slice(0, i)));
  return (c: number, k: number): number => {
    if (c === k) return 0;
    if (level === "nominal") return 1;
    if (level === "ordinal") {
      const [low, high] = c < k ? [c, k] : [k, c];
      const between = at(before, high) + at(counts, high) - at(before, low);
      return (between - (at(counts, low) + at(counts, high)) / 2) ** 2;
    }
    const left = Number(values[c]);
    const right = Number(values[k]);
    if (level === "interval") return (left - right) ** 2;
    return left + right === 0 ? 0 : ((left - right) / (left + right)) ** 2;
  };
}
