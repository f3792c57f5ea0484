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
  const control = valuesOf(input, evaluator, measure, 0);
  const other = valuesOf(input, evaluator, measure, candidate);
  const whole = prefixOf(input, evaluator, candidate);
  const all = pairUnits(whole, groups, control, other);
  const last = all.starts[limit - 1];
  const isCut = all.starts.length > limit;
  const prefix = !isCut ? whole : last === undefined ? 0 : unitEnd(last, groups);
  const units = isCut ? pairUnits(prefix, groups, control, other) : all;
  return {
    ...units,
    prefix,
    within: (isIn) => {
      const left = control.map((value, position) => (isIn(position) ? value : Number.NaN));
      return pairUnits(prefix, groups, left, other);
    },
  };
}

export type Pairs = { a: Float64Array; b: Float64Array };

/** Resampling more units than this would take longer than it tells. */
export const mostResampled = 5_000;

/**
 * Control and candidate as a and b, turned where less is better, so that b - a is the benefit. As many as are resampled
 * are in the order of the benefit: what is drawn from them does not depend on the order of the samples.
 */
export function asBenefit({ control, candidate }: PairedUnits, direction: Measure["direction"]): Pairs {
  const turned = (values: Float64Array) => (direction === "higher" ? values : values.map((value) => 0 - value));
  const [a, b] = [turned(control), turned(candidate)];
  if (a.length > mostResampled) return { a, b };
  const rows = Array.from(a, (left, i) => ({ a: left, b: b[i] ?? 0 }));
  rows.sort((x, y) => x.b - x.a - (y.b - y.a) || x.a - y.a);
  return { a: Float64Array.from(rows, (row) => row.a), b: Float64Array.from(rows, (row) => row.b) };
}

export const differencesOf = ({ a, b }: Pairs): Float64Array => a.map((value, i) => (b[i] ?? 0) - value);
