import { logGamma, tQuantile } from "./dist";
import type { Envelope } from "./envelope";
import { areLevels, isFiniteList } from "./input-checks";
import { meanOf, sampleVariance, sorted, squaredDeviations, sumOf } from "./moments";
import type { PairedInput } from "./paired-t-test";

export type Standardised = Envelope & { cohenD: number | null; hedgesG: number | null; glassDelta: number | null };

export type CliffsDelta = Envelope & { delta: number | null; ciLow: number | null; ciHigh: number | null };

/**
 * Standardised differences b - a of independent groups, in SDs: Cohen's d (pooled SD), Hedges' g = J(df) d with the exact
 * gamma correction, Glass' delta (SD of a; null when a is constant). Secondary to natural units.
 * Degenerate: a group below 2 `insufficient_data`; both constant `zero_variance`. Source: Hedges 1981.
 */
export function standardisedEffects({ a, b }: PairedInput): Standardised {
  const nothing = { cohenD: null, hedgesG: null, glassDelta: null };
  if (!isFiniteList(a) || !isFiniteList(b)) return { status: "invalid_input", ...nothing };
  if (a.length < 2 || b.length < 2) return { status: "insufficient_data", ...nothing };
  const df = a.length + b.length - 2;
  const pooled = Math.sqrt((squaredDeviations(a) + squaredDeviations(b)) / df);
  if (pooled === 0) return { status: "zero_variance", ...nothing };
  const difference = meanOf(b) - meanOf(a);
  const cohenD = difference / pooled;
  const correction = Math.exp(logGamma(df / 2) - logGamma((df - 1) / 2)) / Math.sqrt(df / 2);
  const sdA = Math.sqrt(sampleVariance(a));
  return { status: "ok", cohenD, hedgesG: cohenD * correction, glassDelta: sdA === 0 ? null : difference / sdA };
}

/**
 * Cliff's delta = P(b > a) - P(b < a) in [-1,1] with the asymmetric Feng & Cliff interval: unbiased variance of the
 * dominance matrix and t with na + nb - 2 df. At |delta| = 1 the touching limit is +-1 and delta is drawn in by
 * (nm-1)/(nm). Degenerate: an empty group `insufficient_data`; a group of 1 has no interval. Source: Feng & Cliff 2004.
 */
export function cliffsDelta({ a, b, confidence }: PairedInput & { confidence: number }): CliffsDelta {
  const nothing = { delta: null, ciLow: null, ciHigh: null };
  if (!isFiniteList(a) || !isFiniteList(b) || !areLevels(confidence)) return { status: "invalid_input", ...nothing };
  const n = b.length;
  const m = a.length;
  if (n === 0 || m === 0) return { status: "insufficient_data", ...nothing };
  const [left, right] = [sorted(a), sorted(b)];
  const rows = Float64Array.from(b, (value) => countBelow(left, value).lead / m);
  const columns = Float64Array.from(a, (value) => -countBelow(right, value).lead / n);
  const delta = meanOf(rows);
  if (n === 1 || m === 1) return { status: "ok", warning: "no_interval", delta, ciLow: null, ciHigh: null };
  let unequal = 0;
  for (const value of b) unequal += m - countBelow(left, value).equal;
  // Sum over all pairs of (sign(b - a) - delta)^2, where the signs themselves add up to n m delta.
  const spread = unequal - n * m * delta * delta;
  const variance =
    (m * m * sumOf(rows.map((row) => (row - delta) ** 2)) +
      n * n * sumOf(columns.map((column) => (column - delta) ** 2)) -
      spread) /
    (n * m * (n - 1) * (m - 1));
  const d = Math.abs(delta) === 1 ? (delta * (n * m - 1)) / (n * m) : delta;
  const t = tQuantile((1 + confidence) / 2, n + m - 2);
  const s2 = Math.max(0, variance);
  const centre = d - d ** 3;
  const reach = t * Math.sqrt(s2) * Math.sqrt((1 - d * d) ** 2 + t * t * s2);
  const scale = 1 - d * d + t * t * s2;
  return {
    status: "ok",
    delta,
    ciLow: delta === -1 ? -1 : Math.max(-1, (centre - reach) / scale),
    ciHigh: delta === 1 ? 1 : Math.min(1, (centre + reach) / scale),
  };
}

/** Of an ascending column: how many entries lie below a value beyond those above it, and how many equal it. */
function countBelow(ascending: Float64Array, value: number): { lead: number; equal: number } {
  const below = placeOf(ascending, (entry) => entry < value);
  const upTo = placeOf(ascending, (entry) => entry <= value);
  return { lead: below - (ascending.length - upTo), equal: upTo - below };
}

/** Entries at the start of an ascending column that fulfil a rule which no later one does again. */
function placeOf(ascending: Float64Array, isBefore: (entry: number) => boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(ascending[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}
