import { asymptoticCs } from "./asymptotic-cs";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, arePositive, isFiniteList, type Numbers } from "./input-checks";
import { MINIMUM } from "./minimums";
import { meanOf, sampleVariance } from "./moments";
import { isConstantDifference, pairedTTest } from "./paired-t-test";

export type PairedLogRatio = Envelope & {
  n: number | null;
  /** Ratio of the geometric means, b to a. */
  ratio: number | null;
  low: number | null;
  high: number | null;
};

export type LogRatioInput = {
  a: Numbers;
  b: Numbers;
  alpha: number;
  /** `plannedN` asks for the interval that holds at every look; without it the t interval for one look at the end. */
  plannedN?: number;
};

/**
 * How many times as long (or as dear) is b as a, on the same samples? Ratio of geometric means with the interval of the
 * mean of ln b - ln a, exponentiated: an asymptotic confidence sequence when `plannedN` is given, else the paired t
 * interval. No unit; above 0.
 *
 * Degenerate: unequal lengths, a negative or non-finite value, or a zero on one side only `invalid_input`; n < 2
 * `insufficient_data`; both all zero, or every pair equal, `all_ties` with ratio 1; every pair at the same ratio
 * `zero_variance` with that ratio; below 50 samples the sequence has no limits and the warning `below_minimum_n`; a limit too
 * far away for a number is null.
 * Source: section 2 and 6 of the specification; Waudby-Smith et al. 2024.
 */
export function pairedLogRatio({ a, b, alpha, plannedN }: LogRatioInput): PairedLogRatio {
  const nothing = { n: null, ratio: null, low: null, high: null };
  const n = a.length;
  const valid = n === b.length && isFiniteList(a) && isFiniteList(b) && areLevels(alpha);
  if (!valid || (plannedN !== undefined && !(plannedN > 0))) return { status: "invalid_input", ...nothing };
  if (n < 2) return { status: "insufficient_data", ...nothing };
  if (areEqual(a, b)) return { status: "all_ties", ...nothing, ratio: 1 };
  if (!isAboveZero(a) || !isAboveZero(b)) return { status: "invalid_input", ...nothing };
  const logs = { a: logsOf(a), b: logsOf(b) };
  const differences = logs.a.map((value, i) => (logs.b[i] as number) - value);
  const mean = meanOf(differences);
  const ratio = Math.exp(mean);
  if (isConstantDifference(differences, logs)) return { status: "zero_variance", ...nothing, ratio };
  if (plannedN === undefined) {
    const { status, warning, ciLow, ciHigh } = pairedTTest({ ...logs, confidence: 1 - alpha });
    return { status, ...(warning ? { warning } : {}), n, ratio, low: exponential(ciLow), high: exponential(ciHigh) };
  }
  if (n < MINIMUM.asymptoticCs) return { status: "ok", warning: BELOW_MINIMUM, ...nothing, n, ratio };
  const cs = asymptoticCs({ mean, variance: sampleVariance(differences), n, tStar: plannedN, alpha });
  return { status: cs.status, n, ratio, low: exponential(cs.low), high: exponential(cs.high) };
}

function areEqual(a: Numbers, b: Numbers): boolean {
  for (let i = 0; i < a.length; i++) if (!((a[i] as number) >= 0) || a[i] !== b[i]) return false;
  return true;
}

function isAboveZero(values: Numbers): boolean {
  for (let i = 0; i < values.length; i++) if (!arePositive(values[i] as number)) return false;
  return true;
}

function logsOf(values: Numbers): Float64Array {
  const logs = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) logs[i] = Math.log(values[i] as number);
  return logs;
}

function exponential(value: number | null): number | null {
  const ratio = value === null ? 0 : Math.exp(value);
  return ratio > 0 && Number.isFinite(ratio) ? ratio : null;
}
