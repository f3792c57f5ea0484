import type { Numbers } from "./input-checks";

/**
 * Pairs of entries that x and y order alike, less those that they order against each other: the sum over i < j of
 * sign(x_i - x_j) sign(y_i - y_j), a whole number from -n(n-1)/2 to n(n-1)/2; the numerator of Kendall's tau.
 *
 * Formula: n0 - n1 - n2 + n3 - 2 D, with all pairs n0, those tied in x, in y and in both n1, n2, n3, and the inversions D
 * of y after sorting by x and then y, counted while merging: n log n steps. Fewer than two entries: 0. x and y have the
 * same length and finite entries, which callers check. Source: Knight 1966.
 */
export function kendallBalance(x: Numbers, y: Numbers): number {
  const n = x.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const byBoth = (i: number, j: number) => (x[i] as number) - (x[j] as number) || (y[i] as number) - (y[j] as number);
  order.sort(byBoth);
  const isSameX = (i: number, j: number) => x[i] === x[j];
  const tiedX = pairsOfRuns(order, isSameX);
  const tiedBoth = pairsOfRuns(order, (i, j) => isSameX(i, j) && y[i] === y[j]);
  const values = Float64Array.from(order, (i) => y[i] as number);
  const inversions = sortCounting(values);
  const tiedY = pairsOfRuns(values, (left, right) => left === right);
  return (n * (n - 1)) / 2 - tiedX - tiedY + tiedBoth - 2 * inversions;
}

/** Pairs within runs of neighbours that are the same. */
function pairsOfRuns(sorted: Uint32Array | Float64Array, isSame: (left: number, right: number) => boolean): number {
  let pairs = 0;
  let run = 0;
  for (let i = 1; i < sorted.length; i++) {
    run = isSame(sorted[i - 1] as number, sorted[i] as number) ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** Sorts in place by merging and answers how many pairs stood in the wrong order. */
function sortCounting(values: Float64Array): number {
  const n = values.length;
  let from = values.slice();
  let to = new Float64Array(n);
  let inversions = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const takesLeft = left < middle && (right >= end || (from[left] as number) <= (from[right] as number));
        if (!takesLeft) inversions += middle - left;
        to[at] = from[takesLeft ? left++ : right++] as number;
      }
    }
    [from, to] = [to, from];
  }
  values.set(from);
  return inversions;
}
