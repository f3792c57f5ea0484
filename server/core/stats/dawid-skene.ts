import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areCounts, at } from "./input-checks";
import { MINIMUM } from "./minimums";
import { meanOf, sumOf } from "./moments";

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
  labels: readonly (readonly [number, number, number])[];
  iterations: number;
  smoothing?: number;
}): DawidSkene {
  const nothing = { posterior: null, prior: null, confusion: null };
  const valid =
    areCounts(units, judges, classes, iterations) &&
    smoothing >= 0 &&
    Number.isFinite(smoothing) &&
    labels.every(
      ([unit, judge, label]) => areCounts(unit, judge, label) && unit < units && judge < judges && label < classes,
    );
  if (!valid) return { status: "invalid_input", ...nothing };
  if (units === 0 || new Set(labels.map(([unit]) => unit)).size < units)
    return { status: "insufficient_data", ...nothing };

  const votes = Array.from({ length: units }, () => new Array<number>(classes).fill(0));
  for (const [unit, , label] of labels) {
    const row = at(votes, unit);
    row[label] = at(row, label) + 1;
  }
  let posterior = votes.map(normalised);
  let prior = priorOf(posterior);
  let confusion = confusionOf(posterior);

  function confusionOf(chances: readonly number[][]): number[][][] {
    const counts = Array.from({ length: judges }, () =>
      Array.from({ length: classes }, () => new Array<number>(classes).fill(smoothing)),
    );
    for (const [unit, judge, label] of labels) {
      at(counts, judge).forEach((row, truth) => {
        row[label] = at(row, label) + at(at(chances, unit), truth);
      });
    }
    return counts.map((matrix) => matrix.map((row) => normalised(row.map((count) => Math.max(FLOOR, count)))));
  }

  for (let round = 0; round < iterations; round++) {
    const logs = Array.from({ length: units }, () => prior.map((share) => Math.log(Math.max(FLOOR, share))));
    for (const [unit, judge, label] of labels) {
      const row = at(logs, unit);
      at(confusion, judge).forEach((given, truth) => {
        row[truth] = at(row, truth) + Math.log(at(given, label));
      });
    }
    posterior = logs.map((row) => {
      const largest = Math.max(...row);
      return normalised(row.map((log) => Math.exp(log - largest)));
    });
    prior = priorOf(posterior);
    confusion = confusionOf(posterior);
  }
  const { judges: fewestJudges, units: fewestUnits, unitsPerClass } = MINIMUM.dawidSkene;
  const isSmall =
    judges < fewestJudges || units < fewestUnits || prior.some((share) => share * units < unitsPerClass - 1e-9);
  return { status: "ok", ...(isSmall ? { warning: BELOW_MINIMUM } : {}), posterior, prior, confusion };
}

function normalised(row: readonly number[]): number[] {
  const total = sumOf(row);
  return row.map((value) => value / total);
}

function priorOf(posterior: readonly number[][]): number[] {
  return at(posterior, 0).map((_, k) => meanOf(posterior.map((row) => at(row, k))));
}
