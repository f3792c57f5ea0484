import { fQuantile } from "./dist";
import type { Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";
import { meanOf, squaredDeviations, sumOf } from "./moments";

/** Estimate and its interval. */
export type Coefficient = [number, number | null, number | null];

export type IntraclassCorrelation = Envelope & {
  icc1: Coefficient | null;
  icc1k: Coefficient | null;
  icca1: Coefficient | null;
  iccak: Coefficient | null;
  iccc1: Coefficient | null;
  iccck: Coefficient | null;
};

/**
 * Intraclass correlations of a complete panel, ratings[rater][unit], with intervals (McGraw & Wong 1996): icc1 one-way
 * single, icca1 two-way absolute agreement single (a harsh judge counts: the one to read), iccc1 consistency single; the
 * names with k are the reliabilities of the mean of all raters. At most 1.
 *
 * Degenerate: fewer than 2 raters or 2 units `insufficient_data`; ragged rows or a non-finite rating `invalid_input`; all
 * units alike `no_variation`; raters in perfect agreement: 1 without an interval. Far below chance, iccak or a limit of it
 * has no value (1 + (k-1) icc not above 0) and is null, and limits of icca1 that would not hold it are null.
 * Source: McGraw & Wong 1996; Shrout & Fleiss 1979.
 */
export function intraclassCorrelation({
  ratings,
  confidence,
}: {
  ratings: readonly (readonly number[])[];
  confidence: number;
}): IntraclassCorrelation {
  const nothing = { icc1: null, icc1k: null, icca1: null, iccak: null, iccc1: null, iccck: null };
  const k = ratings.length;
  const n = ratings[0]?.length ?? 0;
  const valid = ratings.every((row) => row.length === n && isFiniteList(row)) && areLevels(confidence);
  if (!valid) return { status: "invalid_input", ...nothing };
  if (k < 2 || n < 2) return { status: "insufficient_data", ...nothing };
  const units = Array.from({ length: n }, (_, unit) => ratings.map((row) => at(row, unit)));
  const between = k * squaredDeviations(units.map(meanOf));
  const within = sumOf(units.map(squaredDeviations));
  const raters = n * squaredDeviations(ratings.map(meanOf));
  if (between === 0) return { status: "no_variation", ...nothing };
  const msUnits = between / (n - 1);
  const msWithin = within / (n * (k - 1));
  const msRaters = raters / (k - 1);
  const residual = Math.max(0, within - raters);
  const msError = (residual <= 1e-13 * within ? 0 : residual) / ((n - 1) * (k - 1));
  const tail = (1 + confidence) / 2;
  const oneWay = ratioInterval(msUnits, msWithin, n - 1, n * (k - 1), tail);
  const consistency = ratioInterval(msUnits, msError, n - 1, (n - 1) * (k - 1), tail);
  const absolute = (msUnits - msError) / (msUnits + (k - 1) * msError + (k * (msRaters - msError)) / n);
  const limits = absoluteLimits({ n, k, msUnits, msRaters, msError, absolute, tail });
  const stepUp = (value: number | null) =>
    value === null || 1 + (k - 1) * value <= 0 ? null : (k * value) / (1 + (k - 1) * value);
  const meanSpread = msUnits + (msRaters - msError) / n;
  const single = (ms: number): number => (msUnits - ms) / (msUnits + (k - 1) * ms);
  const toSingle = (f: number | null) => (f === null ? null : (f - 1) / (f + k - 1));
  const toMean = (f: number | null) => (f === null ? null : 1 - 1 / f);
  return {
    status: "ok",
    icc1: [single(msWithin), toSingle(oneWay.low), toSingle(oneWay.high)],
    icc1k: [(msUnits - msWithin) / msUnits, toMean(oneWay.low), toMean(oneWay.high)],
    icca1: [absolute, limits.low, limits.high],
    iccak: meanSpread > 0 ? [(msUnits - msError) / meanSpread, stepUp(limits.low), stepUp(limits.high)] : null,
    iccc1: [single(msError), toSingle(consistency.low), toSingle(consistency.high)],
    iccck: [(msUnits - msError) / msUnits, toMean(consistency.low), toMean(consistency.high)],
  };
}

type Interval = { low: number | null; high: number | null };

function ratioInterval(msUnits: number, ms: number, df1: number, df2: number, tail: number): Interval {
  if (ms === 0) return { low: null, high: null };
  const f = msUnits / ms;
  return { low: f / fQuantile(tail, df1, df2), high: f * fQuantile(tail, df2, df1) };
}

function absoluteLimits(found: {
  n: number;
  k: number;
  msUnits: number;
  msRaters: number;
  msError: number;
  absolute: number;
  tail: number;
}): Interval {
  const { n, k, msUnits, msRaters, msError, absolute, tail } = found;
  if (msError === 0) return { low: null, high: null };
  const raterRatio = msRaters / msError;
  const rest = n * (1 + (k - 1) * absolute) - k * absolute;
  const numerator = (k - 1) * (n - 1) * (k * absolute * raterRatio + rest) ** 2;
  const denominator = (n - 1) * k * k * absolute * absolute * raterRatio * raterRatio + rest * rest;
  const df = numerator / denominator;
  const upper = fQuantile(tail, n - 1, df);
  const lower = fQuantile(tail, df, n - 1);
  const error = k * msRaters + (k * n - k - n) * msError;
  const low = (n * (msUnits - upper * msError)) / (upper * error + n * msUnits);
  const high = (n * (lower * msUnits - msError)) / (error + n * lower * msUnits);
  return low <= absolute && absolute <= high ? { low, high } : { low: null, high: null };
}
