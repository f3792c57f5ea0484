import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areCounts, isMeasure } from "./input-checks";
import { MINIMUM } from "./minimums";
import { meanOf } from "./moments";

export type DawidSkene = Envelope & {
  /** posterior[unit][class] */
  posterior: number[][] | null;
  prior: number[] | null;
  /** confusion[judge][true class][observed class] */
  confusion: number[][][] | null;
};

const FLOOR = 1e-10;

/**
 * Dawid & Skene's consensus of judges with their own error rates, by EM. Labels are rows [unit, judge, label], indices from 0.
 * Start: posterior = vote shares; then `iterations` times E-step, prior = mean posterior, confusion = (expected count +
 * smoothing) normalised over observed labels; floors of 1e-10. It assumes that judges err independently, so it is never
 * the only view; fewer than 3 judges, 100 units or 10 units of a class (by the prior) warn. Posterior, prior and confusion
 * rows are probabilities that sum to 1.
 *
 * Degenerate: no labels, or a unit without any, `insufficient_data`; an index out of range `invalid_input`.
 * Source: Dawid & Skene 1979.
 */
export function dawidSkene({
  units,
  judges,
  classes,
  labels,
  iterations,
  smoothing = 0.5,
}: {
  units: number;
  judges: number;
  classes: number;
  labels: Labels;
  iterations: number;
  smoothing?: number;
}): DawidSkene {
  const nothing = { posterior: null, prior: null, confusion: null };
  const valid =
    areCounts(units, judges, classes, iterations) &&
    smoothing >= 0 &&
    isMeasure(smoothing) &&
    labels.every(
      ([unit, judge, label]) => areCounts(unit, judge, label) && unit < units && judge < judges && label < classes,
    );
  if (!valid) return { status: "invalid_input", ...nothing };
  if (units === 0 || new Set(labels.map(([unit]) => unit)).size < units)
    return { status: "insufficient_data", ...nothing };

  const rows = { units: column(labels, 0), judges: column(labels, 1), labels: column(labels, 2) };
  const sizes = { judges, classes };
  const posterior = new Float64Array(units * classes);
  rows.units.forEach((unit, i) => {
    const place = unit * classes + (rows.labels[i] as number);
    posterior[place] = (posterior[place] as number) + 1;
  });
  normaliseRows(posterior, classes);
  let prior = priorOf(posterior, classes);
  let confusion = confusionOf(posterior, rows, sizes, smoothing);
  for (let round = 0; round < iterations; round++) {
    const logConfusion = confusion.map(Math.log);
    const logPrior = prior.map((share) => Math.log(Math.max(FLOOR, share)));
    for (let place = 0; place < posterior.length; place++) posterior[place] = logPrior[place % classes] as number;
    for (let i = 0; i < labels.length; i++) {
      const chances = (rows.units[i] as number) * classes;
      const given = (rows.judges[i] as number) * classes * classes + (rows.labels[i] as number);
      for (let truth = 0; truth < classes; truth++) {
        const log = logConfusion[given + truth * classes] as number;
        posterior[chances + truth] = (posterior[chances + truth] as number) + log;
      }
    }
    exponentiateRows(posterior, classes);
    normaliseRows(posterior, classes);
    prior = priorOf(posterior, classes);
    confusion = confusionOf(posterior, rows, sizes, smoothing);
  }
  const { judges: fewestJudges, units: fewestUnits, unitsPerClass } = MINIMUM.dawidSkene;
  const isSmall =
    judges < fewestJudges || units < fewestUnits || prior.some((share) => share * units < unitsPerClass - 1e-9);
  const rowsOf = (table: Float64Array) =>
    Array.from({ length: table.length / classes }, (_, row) => [...table.subarray(row * classes, (row + 1) * classes)]);
  const byTruth = rowsOf(confusion);
  return {
    status: "ok",
    ...(isSmall ? { warning: BELOW_MINIMUM } : {}),
    posterior: rowsOf(posterior),
    prior,
    confusion: Array.from({ length: judges }, (_, judge) => byTruth.slice(judge * classes, (judge + 1) * classes)),
  };
}

type Labels = readonly (readonly [number, number, number])[];
/** One entry per label: whose, of which unit, and what it says. */
type Rows = { units: Int32Array; judges: Int32Array; labels: Int32Array };

const column = (labels: Labels, field: 0 | 1 | 2) => Int32Array.from(labels, (label) => label[field]);

/** Expected counts of each judge's labels by true class, each row a distribution: [judge][truth][label] in one table. */
function confusionOf(
  posterior: Float64Array,
  rows: Rows,
  { judges, classes }: { judges: number; classes: number },
  smoothing: number,
): Float64Array {
  const counts = new Float64Array(judges * classes * classes).fill(smoothing);
  for (let i = 0; i < rows.units.length; i++) {
    const chances = (rows.units[i] as number) * classes;
    const given = (rows.judges[i] as number) * classes * classes + (rows.labels[i] as number);
    for (let truth = 0; truth < classes; truth++) {
      const place = given + truth * classes;
      counts[place] = (counts[place] as number) + (posterior[chances + truth] as number);
    }
  }
  const floored = counts.map((count) => Math.max(FLOOR, count));
  normaliseRows(floored, classes);
  return floored;
}

/** Makes each row of a table with `classes` columns add up to 1. */
function normaliseRows(table: Float64Array, classes: number): void {
  for (let from = 0; from < table.length; from += classes) {
    let total = 0;
    for (let k = 0; k < classes; k++) total += table[from + k] as number;
    for (let k = 0; k < classes; k++) table[from + k] = (table[from + k] as number) / total;
  }
}

/** exp of each row less its largest entry, so that none is too large. */
function exponentiateRows(table: Float64Array, classes: number): void {
  for (let from = 0; from < table.length; from += classes) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) largest = Math.max(largest, table[from + k] as number);
    for (let k = 0; k < classes; k++) table[from + k] = Math.exp((table[from + k] as number) - largest);
  }
}

/** Mean of each column. */
function priorOf(table: Float64Array, classes: number): number[] {
  const units = table.length / classes;
  return Array.from({ length: classes }, (_, k) => {
    const shares = new Float64Array(units);
    for (let unit = 0; unit < units; unit++) shares[unit] = table[unit * classes + k] as number;
    return meanOf(shares);
  });
}
