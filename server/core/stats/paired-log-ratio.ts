import { asymptoticCs } from "./asymptotic-cs";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";
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
  a: readonly number[];
  b: readonly number[];
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
 * `zero_variance` with that ratio; below 50 samples the sequence has no limits and the warning `below_minimum_n`.
 * Source: section 2 and 6 of the specification; Waudby-Smith et al. 2024.
 */
export function pairedLogRatio({ a, b, alpha, plannedN }: LogRatioInput): PairedLogRatio {
  const nothing = { n: null, ratio: null, low: null, high: null };
  const n = a.length;
  const valid = n === b.length && isFiniteList(a) && isFiniteList(b) && areLevels(alpha);
  if (!valid || (plannedN !== undefined && !(plannedN > 0))) return { status: "invalid_input", ...nothing };
  if (n < 2) return { status: "insufficient_data", ...nothing };
  if (a.every((value, i) => value >= 0 && value === at(b, i))) return { status: "all_ties", ...nothing, ratio: 1 };
  if ([...a, ...b].some((value) => value <= 0)) return { status: "invalid_input", ...nothing };
  const logs = { a: a.map(Math.log), b: b.map(Math.log) };
  const differences = logs.a.map((value, i) => at(logs.b, i) - value);
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

function exponential(value: number | null): number | null {
  return value === null ? null : Math.exp(value);
}
