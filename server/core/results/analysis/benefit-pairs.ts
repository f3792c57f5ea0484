import type { Measure } from "../measure";
import { type PairedUnits, pairUnits, unitEnd } from "../paired-units";
import { prefixOf, valuesOf } from "../summarize-metrics";
import type { SummaryInput } from "../summary-input";

/** The units of one candidate and measure as a snapshot saw them, and how to pair a part of them. */
export type BenefitPairs = PairedUnits & {
  /** Samples of the frozen order that the units come from. */
  prefix: number;
  /** The same pairs of those samples alone that a rule lets through. */
  within(isIn: (position: number) => boolean): PairedUnits;
};

/**
 * Pairs over the complete prefix, at most the first `limit` units of it: those the snapshot was made from. What came in
 * after it (late answers after an early stop) is left out, so that both speak of the same samples.
 */
export function benefitPairs(
  input: SummaryInput,
  evaluator: number,
  measure: Measure,
  candidate: number,
  limit: number,
): BenefitPairs {
  const { groups } = input;
  const size = groups.length;
  const control = valuesOf(input, evaluator, measure, 0);
  const other = valuesOf(input, evaluator, measure, candidate);
  const whole = prefixOf(input, evaluator, candidate);
  const all = pairUnits(whole, size, groups, control, other);
  const last = all.starts[limit - 1];
  const isCut = all.starts.length > limit;
  const prefix = !isCut ? whole : last === undefined ? 0 : unitEnd(last, size, groups);
  const units = isCut ? pairUnits(prefix, size, groups, control, other) : all;
  return {
    ...units,
    prefix,
    within: (isIn) => pairUnits(prefix, size, groups, (p) => (isIn(p) ? control(p) : null), other),
  };
}

export type Pairs = { a: number[]; b: number[] };

/**
 * Control and candidate as a and b, turned where less is better, so that b - a is the benefit. In the order of the
 * benefit: nothing computed from it, not even by resampling, depends on the order of the samples.
 */
export function asBenefit({ control, candidate }: PairedUnits, direction: Measure["direction"]): Pairs {
  const sign = direction === "higher" ? 1 : -1;
  const rows = control.map((value, i) => ({ a: sign * value, b: sign * (candidate[i] ?? 0) }));
  rows.sort((x, y) => x.b - x.a - (y.b - y.a) || x.a - y.a);
  return { a: rows.map(({ a }) => a + 0), b: rows.map(({ b }) => b + 0) };
}

export const differencesOf = ({ a, b }: Pairs): number[] => a.map((value, i) => (b[i] ?? 0) - value);
