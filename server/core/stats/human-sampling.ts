import { tQuantile } from "./dist";
import type { Envelope } from "./envelope";
import { areCounts, areLevels, at, isFiniteList, isMeasure } from "./input-checks";
import { meanOf, sampleVariance, sumOf } from "./moments";

export type Allocation = Envelope & { draws: number[] | null };

export type StratifiedMean = Envelope & {
  mean: number | null;
  se: number | null;
  df: number | null;
  ciLow: number | null;
  ciHigh: number | null;
};

/**
 * How many samples to draw from each stratum: proportional to its size, or to size x SD (Neyman) when `sd` is given.
 *
 * Rule: a free stratum whose quota is below min(minPerStratum, its size) is fixed there; if none was, those whose quota is
 * above their size are fixed at it; repeat; then floor the free quotas and give the leftover draws to the largest
 * fractions (ties: lower index). When all are fixed and draws are left, those below their size are free again; free strata
 * without weight share by size. Minima that use up everything are returned as they are. Degenerate: no strata
 * `insufficient_data`; more draws than samples, no counts, or an SD below 0 `invalid_input`; all SDs 0: proportional.
 * Source: Neyman 1934; section 10 of the specification.
 */
export function humanAllocation({
  sizes,
  total,
  sd,
  minPerStratum,
}: {
  sizes: readonly number[];
  total: number;
  sd: readonly number[] | null;
  minPerStratum: number;
}): Allocation {
  const areSds = sd === null || (sd.length === sizes.length && sd.every((value) => value >= 0 && isMeasure(value)));
  if (!areCounts(...sizes, total, minPerStratum) || total > sumOf(sizes) || !areSds) {
    return { status: "invalid_input", draws: null };
  }
  if (sizes.length === 0) return { status: "insufficient_data", draws: null };
  const byNeyman = sizes.map((size, h) => size * (sd?.[h] ?? 1));
  const weights = sumOf(byNeyman) > 0 ? byNeyman : [...sizes];
  const minima = sizes.map((size) => Math.min(minPerStratum, size));
  if (sumOf(minima) >= total) return { status: "ok", draws: minima };
  const fixed = new Map(sizes.flatMap((size, h): [number, number][] => (size === 0 ? [[h, 0]] : [])));
  for (;;) {
    const isSpent = sumOf([...fixed.values()]) === total;
    if (fixed.size === sizes.length && !isSpent) {
      for (const [h, draws] of fixed) if (draws < at(sizes, h)) fixed.delete(h);
    }
    const quotas = quotasOf(sizes, weights, fixed, total);
    const low = quotas.filter(({ h, quota }) => quota < at(minima, h));
    const high = quotas.filter(({ h, quota }) => quota > at(sizes, h));
    if (low.length === 0 && high.length === 0)
      return { status: "ok", draws: rounded(sizes.length, quotas, fixed, total) };
    if (low.length > 0) for (const { h } of low) fixed.set(h, at(minima, h));
    else for (const { h } of high) fixed.set(h, at(sizes, h));
  }
}

type Quota = { h: number; quota: number };

function quotasOf(
  sizes: readonly number[],
  weights: readonly number[],
  fixed: ReadonlyMap<number, number>,
  total: number,
): Quota[] {
  const free = weights.map((weight, h) => ({ h, weight })).filter(({ h }) => !fixed.has(h));
  const left = total - sumOf([...fixed.values()]);
  const hasWeight = free.some(({ weight }) => weight > 0);
  const shares = hasWeight ? free : free.map(({ h }) => ({ h, weight: at(sizes, h) }));
  const all = sumOf(shares.map(({ weight }) => weight));
  return shares.map(({ h, weight }) => ({ h, quota: all > 0 ? (left * weight) / all : 0 }));
}

function rounded(
  strata: number,
  quotas: readonly Quota[],
  fixed: ReadonlyMap<number, number>,
  total: number,
): number[] {
  const draws = Array.from({ length: strata }, (_, h) => fixed.get(h) ?? 0);
  const parts = quotas.map(({ h, quota }) => {
    const whole = Math.floor(quota + 1e-9);
    draws[h] = whole;
    return { h, fraction: quota - whole };
  });
  parts.sort((x, y) => (Math.abs(x.fraction - y.fraction) > 1e-9 ? y.fraction - x.fraction : x.h - y.h));
  const leftover = total - sumOf(draws);
  for (const { h } of parts.slice(0, leftover)) draws[h] = at(draws, h) + 1;
  return draws;
}

/**
 * Mean over strata of known sizes from a sample of each: sum W_h mean_h with W_h = N_h/N; var = sum W_h^2 (1 - n_h/N_h)
 * s_h^2/n_h (finite population); t interval with sum n_h - strata df; unit of the scores. Degenerate: a stratum with fewer
 * than 2 scores (unless it is fully drawn) `insufficient_data`; more scores than members or a non-finite score
 * `invalid_input`; no spread anywhere, or everything drawn: interval null, warning `zero_variance`.
 * Source: Cochran 1977.
 */
export function stratifiedMean({
  sizes,
  samples,
  confidence,
}: {
  sizes: readonly number[];
  samples: readonly (readonly number[])[];
  confidence: number;
}): StratifiedMean {
  const nothing = { mean: null, se: null, df: null, ciLow: null, ciHigh: null };
  const valid =
    sizes.length === samples.length &&
    areCounts(...sizes) &&
    samples.every((sample, h) => isFiniteList(sample) && sample.length <= at(sizes, h));
  if (!valid || !areLevels(confidence)) return { status: "invalid_input", ...nothing };
  const isEnough = samples.every((sample, h) => sample.length >= 2 || (sample.length === 1 && at(sizes, h) === 1));
  if (sizes.length === 0 || !isEnough) return { status: "insufficient_data", ...nothing };
  const total = sumOf(sizes);
  const parts = samples.map((sample, h) => {
    const weight = at(sizes, h) / total;
    const unseen = 1 - sample.length / at(sizes, h);
    const variance = sample.length < 2 ? 0 : sampleVariance(sample);
    return { mean: weight * meanOf(sample), variance: (weight * weight * unseen * variance) / sample.length };
  });
  const mean = sumOf(parts.map((part) => part.mean));
  const se = Math.sqrt(sumOf(parts.map((part) => part.variance)));
  const df = sumOf(samples.map((sample) => sample.length)) - samples.length;
  if (se === 0 || df < 1) return { status: "ok", warning: "zero_variance", mean, se, df, ciLow: null, ciHigh: null };
  const half = tQuantile((1 + confidence) / 2, df) * se;
  return { status: "ok", mean, se, df, ciLow: mean - half, ciHigh: mean + half };
}
