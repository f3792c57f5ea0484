import type { Bin } from "./analysis-body";

/** Up to so many different values each value has a bar of its own. */
const mostSingleValues = 12;
const mostBins = 20;
/** Values nearer to an edge than this part of a bar stand on it: 0.3 - 0.1 and 0.2 are one value. */
const slack = 1e-9;

/**
 * The bars of a histogram over all values given: one for each value while there are few, else equal bins of a round
 * width (1, 2 or 5 times a power of ten) whose edges are multiples of it, so that zero is an edge. Unit of the values.
 * No values: no bars.
 */
export function histogramEdges(...columns: readonly Float64Array[]): Bin[] {
  const single = fewValues(columns);
  if (single) return single.map((value) => ({ from: value, to: value, count: 0 }));
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of columns) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const step = roundStep((high - low) / (mostBins - 1));
  const first = Math.floor(low / step + slack);
  const last = Math.max(first + 1, Math.ceil(high / step - slack));
  return Array.from({ length: last - first }, (_, i) => ({
    from: rounded((first + i) * step),
    to: rounded((first + i + 1) * step),
    count: 0,
  }));
}

/** The different values in their order; null where there are more than have a bar of their own. */
function fewValues(columns: readonly Float64Array[]): number[] | null {
  const seen = new Set<number>();
  const different = new Set<number>();
  for (const values of columns) {
    for (const value of values) {
      if (seen.has(value)) continue;
      seen.add(value);
      different.add(rounded(value));
      if (different.size > mostSingleValues) return null;
    }
  }
  return [...different].sort((x, y) => x - y);
}

/** The bars with their counts, which add up to the number of values; each value of the last edge belongs to the last bar. */
export function countInto(edges: readonly Bin[], values: Float64Array): Bin[] {
  const counts = edges.map(() => 0);
  const place = placeIn(edges);
  for (const value of values) {
    const at = place(value);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return edges.map((edge, i) => ({ ...edge, count: counts[i] ?? 0 }));
}

function placeIn(edges: readonly Bin[]): (value: number) => number {
  const [first] = edges;
  if (!first || first.from === first.to) {
    const places = new Map(edges.map(({ from }, i) => [from, i]));
    const known = new Map<number, number>();
    return (value) => {
      const at = known.get(value) ?? places.get(rounded(value)) ?? 0;
      known.set(value, at);
      return at;
    };
  }
  const step = first.to - first.from;
  return (value) => Math.min(edges.length - 1, Math.max(0, Math.floor((value - first.from) / step + slack)));
}

const rounded = (value: number) => Number(value.toPrecision(12)) + 0;

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return Number(([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power);
}
