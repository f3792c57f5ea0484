import type { Bin } from "./analysis-body";

/** Up to so many different values each value has a bar of its own. */
const mostSingleValues = 12;
const mostBins = 20;

/**
 * The bars of a histogram over all values given: one for each value while there are few, else equal bins of a round
 * width (1, 2 or 5 times a power of ten) whose edges are multiples of it, so that zero is an edge. Unit of the values.
 * No values: no bars.
 */
export function histogramEdges(values: readonly number[]): Bin[] {
  if (values.length === 0) return [];
  const different = [...new Set(values.map(rounded))].sort((x, y) => x - y);
  if (different.length <= mostSingleValues) return different.map((value) => ({ from: value, to: value, count: 0 }));
  const low = different[0] ?? 0;
  const high = different.at(-1) ?? 0;
  const step = roundStep((high - low) / (mostBins - 1));
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first }, (_, i) => ({
    from: rounded((first + i) * step),
    to: rounded((first + i + 1) * step),
    count: 0,
  }));
}

/** The bars with their counts, which add up to the number of values; each value of the last edge belongs to the last bar. */
export function countInto(edges: readonly Bin[], values: readonly number[]): Bin[] {
  const bins = edges.map((edge) => ({ ...edge }));
  for (const value of values.map(rounded)) {
    let at = bins.findIndex(({ from, to }) => (from === to ? value === from : value >= from && value < to));
    if (at < 0) at = value < (bins[0]?.from ?? 0) ? 0 : bins.length - 1;
    const found = bins[at];
    if (found) found.count += 1;
  }
  return bins;
}

/** 0.3 - 0.1 and 0.2 are one value. */
const rounded = (value: number) => Number(value.toPrecision(12)) + 0;

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return Number(([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power);
}
