import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { at } from "./input-checks";
import { MINIMUM } from "./minimums";
import { sumOf } from "./moments";

export type Label = number | string;

/** False for NaN and infinity, which are no category. */
export function isLabel(label: Label | null): boolean {
  return typeof label !== "number" || Number.isFinite(label);
}

export type CohenKappa = Envelope & {
  kappa: number | null;
  se: number | null;
  observedAgreement: number | null;
  /** confusion[category of a][category of b], counts. */
  confusion: number[][] | null;
  /** True when one category holds more than 90 % of all labels: kappa misleads there, read Gwet's AC1. */
  readAc1: boolean | null;
};

/** Above this share of one category kappa falls although raters agree (the kappa paradox). */
const DOMINANT_SHARE = 0.9;

/**
 * Cohen's kappa of two raters over an ordered list of categories (all count for the weights' distances), at most 1.
 * Weights: none, linear 1 - d/(k-1), quadratic 1 - (d/(k-1))^2. se is the large-sample one under the alternative
 * (Fleiss, Cohen & Everitt 1969); observedAgreement is plain exact agreement in [0,1].
 *
 * Formula: (observed - chance)/(1 - chance) of the weighted agreements, chance from the two margins.
 *
 * Degenerate: no ratings `insufficient_data`; chance agreement of 1 (one category used by both) `no_variation` with the
 * agreement still given; unequal lengths, an unknown or a repeated category, or one that is no number, `invalid_input`; fewer than 30 units warn.
 * Source: Cohen 1960, 1968.
 */
export function cohenKappa({
  a,
  b,
  categories,
  weights,
}: {
  a: readonly Label[];
  b: readonly Label[];
  categories: readonly Label[];
  weights: "none" | "linear" | "quadratic";
}): CohenKappa {
  const nothing = { kappa: null, se: null, observedAgreement: null, confusion: null, readAc1: null };
  const places = new Map(categories.map((category, i) => [category, i]));
  const valid = a.length === b.length && [...a, ...b].every((label) => places.has(label));
  if (!valid || places.size !== categories.length || !categories.every(isLabel))
    return { status: "invalid_input", ...nothing };
  const n = a.length;
  const size = categories.length;
  if (n === 0) return { status: "insufficient_data", ...nothing };
  const table = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  a.forEach((label, i) => {
    const row = at(table, places.get(label) ?? -1);
    const column = places.get(at(b, i)) ?? -1;
    row[column] = at(row, column) + 1;
  });
  const confusion = table.map((row) => [...row]);
  for (const row of table) for (let j = 0; j < size; j++) row[j] = at(row, j) / n;
  const cells = table.flatMap((row, i) =>
    row.map((share, j) => ({ share, i, j, weight: agreement(i, j, size, weights) })),
  );
  const rowShares = table.map((row) => sumOf(row));
  const columnShares = rowShares.map((_, j) => sumOf(table.map((row) => at(row, j))));
  const observedAgreement = a.filter((label, i) => label === b[i]).length / n;
  const observed = sumOf(cells.map(({ share, weight }) => share * weight));
  const chance = sumOf(cells.map(({ i, j, weight }) => weight * at(rowShares, i) * at(columnShares, j)));
  if (1 - chance < 1e-14) return { status: "no_variation", ...nothing, observedAgreement };
  const meanByRow = rowShares.map((_, i) =>
    sumOf(columnShares.map((share, j) => share * agreement(i, j, size, weights))),
  );
  const meanByColumn = rowShares.map((_, j) =>
    sumOf(rowShares.map((share, i) => share * agreement(i, j, size, weights))),
  );
  const spread = sumOf(
    cells.map(({ share, i, j, weight }) => {
      const term = weight * (1 - chance) - (at(meanByRow, i) + at(meanByColumn, j)) * (1 - observed);
      return share * term * term;
    }),
  );
  const variance = (spread - (observed * chance - 2 * chance + observed) ** 2) / (n * (1 - chance) ** 4);
  return {
    status: "ok",
    ...(n < MINIMUM.ratedUnits ? { warning: BELOW_MINIMUM } : {}),
    kappa: (observed - chance) / (1 - chance),
    se: Math.sqrt(Math.max(0, variance)),
    observedAgreement,
    confusion,
    readAc1: rowShares.some((share, i) => (share + at(columnShares, i)) / 2 > DOMINANT_SHARE),
  };
}

function agreement(i: number, j: number, size: number, weights: "none" | "linear" | "quadratic"): number {
  if (i === j) return 1;
  if (weights === "none") return 0;
  const distance = Math.abs(i - j) / (size - 1);
  return weights === "linear" ? 1 - distance : 1 - distance * distance;
}
