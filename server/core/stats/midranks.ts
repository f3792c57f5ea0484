import { at } from "./input-checks";

export type Midranks = { ranks: number[]; ties: number[] };

/**
 * Ranks from 1 with ties sharing their mean rank, in input order, and the sizes of the groups of equal values. Neighbours
 * no further apart than `tolerance` are ties.
 */
export function midranks(values: readonly number[], tolerance = 0): Midranks {
  const order = values.map((_, i) => i).sort((i, j) => at(values, i) - at(values, j));
  const ranks = new Array<number>(values.length).fill(0);
  const ties: number[] = [];
  let start = 0;
  while (start < order.length) {
    let end = start + 1;
    while (end < order.length && at(values, at(order, end)) - at(values, at(order, end - 1)) <= tolerance) end++;
    for (let k = start; k < end; k++) ranks[at(order, k)] = (start + 1 + end) / 2;
    ties.push(end - start);
    start = end;
  }
  return { ranks, ties };
}
