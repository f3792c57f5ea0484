import { sorted } from "./moments";

export type Midranks = { ranks: Float64Array; ties: number[] };

/**
 * Ranks from 1 with ties sharing their mean rank, in input order, and the sizes of the groups of equal values. Neighbours
 * no further apart than `tolerance` are ties.
 */
export function midranks(values: ArrayLike<number>, tolerance = 0): Midranks {
  const ascending = sorted(values);
  const rankAt = new Float64Array(values.length);
  const ties: number[] = [];
  let start = 0;
  while (start < ascending.length) {
    let end = start + 1;
    while (end < ascending.length && (ascending[end] as number) - (ascending[end - 1] as number) <= tolerance) end++;
    rankAt.fill((start + 1 + end) / 2, start, end);
    ties.push(end - start);
    start = end;
  }
  const ranks = Float64Array.from(values, (value) => rankAt[firstPlace(ascending, value)] as number);
  return { ranks, ties };
}

/** Where a value of an ascending column first stands in it. */
function firstPlace(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
