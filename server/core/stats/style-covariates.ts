import type { Envelope } from "./envelope";
import { at, isFiniteList } from "./input-checks";
import { meanOf, sumOf } from "./moments";

export type StyleCovariates = Envelope & {
  /** z[comparison][feature], in standard deviations; 0 where both answers have as much of it. */
  z: number[][] | null;
  /** What z was divided by; 0 for a feature in which no two answers differ. */
  scales: number[] | null;
};

/**
 * Style differences of compared answers, ready for `styleControlled`: (x_a - x_b)/(x_a + x_b) of each feature (length,
 * headings, lists, bold), divided by its root mean square. It is not centred, so z = 0 means "equally long", not
 * "as uneven as usual". No unit.
 *
 * a[comparison][feature] and b likewise: amounts from 0, the same features in every row. Degenerate: no comparisons
 * `insufficient_data`; both amounts 0: z 0; a feature that never differs: z 0, scale 0 (leave it out of the model);
 * ragged rows, a negative or non-finite amount `invalid_input`. Source: section 8 of the specification.
 */
export function styleCovariates({
  a,
  b,
}: {
  a: readonly (readonly number[])[];
  b: readonly (readonly number[])[];
}): StyleCovariates {
  const features = a[0]?.length ?? 0;
  const isRow = (row: readonly number[]) =>
    row.length === features && isFiniteList(row) && row.every((amount) => amount >= 0);
  if (a.length !== b.length || ![...a, ...b].every(isRow)) return { status: "invalid_input", z: null, scales: null };
  if (a.length === 0) return { status: "insufficient_data", z: null, scales: null };
  const relative = a.map((row, i) =>
    row.map((amount, k) => {
      const other = at(at(b, i), k);
      return amount + other === 0 ? 0 : (amount - other) / (amount + other);
    }),
  );
  const scales = Array.from({ length: features }, (_, k) => Math.sqrt(meanOf(relative.map((row) => at(row, k) ** 2))));
  const z = relative.map((row) => row.map((value, k) => (at(scales, k) === 0 ? 0 : value / at(scales, k))));
  return { status: "ok", ...(sumOf(scales) === 0 ? { warning: "no_variation" } : {}), z, scales };
}
