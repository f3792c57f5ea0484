import { boundedMeanCs } from "../stats/bounded-mean-cs";
import { meanOf } from "../stats/moments";
import { pairedLogRatio } from "../stats/paired-log-ratio";
import { type DifferenceSequence, differenceSequence } from "../stats/sequential-series";
import { decisionVerdict } from "../verdict/decision-verdict";
import type { Measure } from "./measure";
import {
  completePrefix,
  completeSamples,
  type PairedUnits,
  pairUnits,
  sampleValues,
  type Values,
} from "./paired-units";
import type { Estimate, SnapshotBody } from "./snapshot";
import { type SummaryInput, sampleColumns, scoreColumns } from "./summary-input";

type MetricResult = SnapshotBody["metrics"][number];

/** The benefit of one candidate over the control on one bounded measure, as the samples came in. */
export type Benefit = { units: PairedUnits; sequence: DifferenceSequence };

/** One variant's values of a measure in the frozen order. */
export function valuesOf(input: SummaryInput, evaluator: number, measure: Measure, variant: number): Values {
  const { samples, scores } = columnsOf(input, evaluator, variant);
  return sampleValues(scores, samples, measure.worst);
}

function columnsOf(input: SummaryInput, evaluator: number, variant: number) {
  return {
    samples: input.variants[variant]?.samples ?? sampleColumns(0),
    scores: input.scores[evaluator]?.[variant] ?? scoreColumns(0),
  };
}

/** Samples from the start that a measure counts of one variant: those complete, or those that were at the held look. */
export function scoredOf(input: SummaryInput, evaluator: number, variant: number): number {
  const { samples, scores } = columnsOf(input, evaluator, variant);
  const held = input.held?.scored[evaluator]?.[variant] ?? Number.POSITIVE_INFINITY;
  return Math.min(completeSamples(samples, scores), held);
}

/** The same of answers, whatever their scores. */
export function settledOf(input: SummaryInput, variant: number): number {
  const { isSettled } = input.variants[variant]?.samples ?? sampleColumns(0);
  const settled = completePrefix(isSettled.length, (p) => isSettled[p] === 1);
  return Math.min(settled, input.held?.settled[variant] ?? Number.POSITIVE_INFINITY);
}

/** Samples of the frozen order up to the first that is not complete on both sides. */
export function prefixOf(input: SummaryInput, evaluator: number, candidate: number): number {
  return Math.min(scoredOf(input, evaluator, 0), scoredOf(input, evaluator, candidate));
}

/** The pairs of control and candidate over the longest prefix that is complete on both sides. */
export function unitsOf(input: SummaryInput, evaluator: number, measure: Measure, candidate: number): PairedUnits {
  const values = (variant: number) => valuesOf(input, evaluator, measure, variant);
  return pairUnits(prefixOf(input, evaluator, candidate), input.groups, values(0), values(candidate));
}

/** Differences with the sign of a benefit: positive is better for the candidate, whatever the measure's direction. */
export function benefitOf(units: PairedUnits, measure: Measure, alpha: number, points?: number): DifferenceSequence {
  const sign = measure.direction === "higher" ? 1 : -1;
  const differences = units.candidate.map((value, i) => sign * (value - (units.control[i] ?? 0)));
  const range = measure.scale ? measure.scale.max - measure.scale.min : 1;
  return differenceSequence({ differences, range, alpha, points });
}

/** Mean of one variant over everything it has so far, with its always-valid interval where the scale is known. */
export function cellOf(input: SummaryInput, evaluator: number, measure: Measure, variant: number, alpha: number) {
  const { samples, scores } = columnsOf(input, evaluator, variant);
  const complete = sampleValues(scores, samples, measure.worst).subarray(0, scoredOf(input, evaluator, variant));
  const values = withValue(complete);
  const missing = complete.length - values.length;
  return { estimate: meanEstimate(values, measure, alpha), missing };
}

function withValue(column: Values): Values {
  const values = new Float64Array(column.length);
  let n = 0;
  for (const value of column) if (!Number.isNaN(value)) values[n++] = value;
  return values.subarray(0, n);
}

function meanEstimate(values: Values, { scale }: Measure, alpha: number): Estimate {
  const n = values.length;
  if (n === 0) return { n, value: null, low: null, high: null };
  if (!scale) return { n, value: meanOf(values), low: null, high: null };
  const width = scale.max - scale.min;
  const cs = boundedMeanCs({ x: values.map((v) => Math.min(1, Math.max(0, (v - scale.min) / width))), alpha });
  const back = (v: number | null) => (v === null ? null : scale.min + v * width);
  return { n, value: meanOf(values), low: back(cs.low), high: back(cs.high) };
}

/** One candidate beside the control: a difference on a bounded scale, a ratio where there is none. */
export function compare(
  { units, sequence }: Benefit,
  measure: Measure,
  options: { alpha: number; plannedN: number; margin: number },
): Omit<MetricResult["comparisons"][number], "variantId"> {
  const n = units.control.length;
  if (measure.scale) {
    const { mean, low, high } = sequence;
    const interval = n === 0 ? { low: null, high: null } : { low, high };
    return {
      form: "difference",
      // The table shows the candidate minus the control as it is; the class speaks of the benefit.
      estimate: { n, ...turned({ value: mean, ...interval }, measure.direction) },
      class: classOf(interval.low, interval.high, options.margin),
      method: "betting confidence sequence",
    };
  }
  const { ratio, low, high } = pairedLogRatio({
    a: units.control,
    b: units.candidate,
    alpha: options.alpha,
    plannedN: options.plannedN,
  });
  const sign = measure.direction === "higher" ? 1 : -1;
  const benefits = [low, high].map((v) => (v === null ? null : sign * Math.log(v))).sort((a, b) => (a ?? 0) - (b ?? 0));
  return {
    form: "ratio",
    estimate: { n, value: ratio, low, high },
    class: classOf(benefits[0] ?? null, benefits[1] ?? null, Math.log(1 + relativeMargin)),
    method: "asymptotic confidence sequence of the log ratio",
  };
}

/** A tenth more or less of an unbounded measure is taken as worth a word. */
const relativeMargin = 0.1;

function classOf(low: number | null, high: number | null, margin: number) {
  return low === null || high === null ? "inconclusive" : (decisionVerdict({ low, high, margin }) ?? "inconclusive");
}

/** A benefit as candidate minus control, or the other way round. */
export function turned(e: Omit<Estimate, "n">, direction: Measure["direction"]): Omit<Estimate, "n"> {
  if (direction === "higher") return e;
  const minus = (v: number | null) => (v === null ? null : -v);
  return { value: minus(e.value), low: minus(e.high), high: minus(e.low) };
}
