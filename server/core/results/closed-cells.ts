import type { Manifest } from "../experiment/manifest";
import { measureOf } from "./measure";
import type { DoneTrial } from "./packed-trials";
import { completePrefix } from "./paired-units";
import { type SampleColumns, type ScoreColumns, sampleColumns, scoreColumns } from "./summary-input";

type Totals = { succeeded: number; failed: number; spendMicroUsd: number };

/** One variant's trials by sample, and how far from the start nothing can change any more. */
export type VariantTally = Totals & {
  closed: number;
  samples: SampleColumns;
  /** By evaluator. */
  scores: ScoreColumns[];
  /** What of the totals stems from each open sample. */
  open: Map<number, Totals & { latencySum: number }>;
};

const nothing = (): Totals => ({ succeeded: 0, failed: 0, spendMicroUsd: 0 });

/** A tally to add trials to, beginning with what was closed before; what it begins with is left as it is. */
export function openCells(manifest: Manifest, before: VariantTally | undefined): VariantTally {
  const size = manifest.dataset.sampleCount;
  const { closed, succeeded, failed, spendMicroUsd } = before ?? { closed: 0, ...nothing() };
  return {
    closed,
    succeeded,
    failed,
    spendMicroUsd,
    samples: sampleColumns(size, before?.samples, closed),
    scores: manifest.evaluators.map((_, e) => scoreColumns(size, before?.scores[e], closed)),
    open: new Map(),
  };
}

/** Adds ended trials to their samples; trials of one sample in the order of their repeats, so that sums keep their bytes. */
export function trialAdder(manifest: Manifest): (tally: VariantTally, trial: DoneTrial) => void {
  const { repeats } = manifest.plan;
  const none = scoreColumns(0);
  const countsUnusable = manifest.evaluators.map((evaluator) => measureOf(evaluator).worst === null);
  return (tally, trial) => {
    const { position, isFailed, isUnusable } = trial;
    const of = tally.open.get(position) ?? { ...nothing(), latencySum: 0 };
    tally.open.set(position, of);
    for (const to of [tally, of]) {
      to.succeeded += isFailed ? 0 : 1;
      to.failed += isFailed ? 1 : 0;
      to.spendMicroUsd += trial.costMicroUsd ?? 0;
    }
    of.latencySum += trial.latencyMs ?? 0;
    const { samples } = tally;
    samples.isSettled[position] = of.succeeded + of.failed === repeats ? 1 : 0;
    samples.answers[position] = of.succeeded;
    samples.unanswered[position] = (samples.unanswered[position] ?? 0) + (isFailed || isUnusable ? 1 : 0);
    samples.lost[position] = (samples.lost[position] ?? 0) + (trial.isLost || isUnusable ? 1 : 0);
    samples.latencyMs[position] = of.succeeded === 0 ? Number.NaN : of.latencySum / of.succeeded;
    samples.costMicroUsd[position] = of.succeeded === 0 ? Number.NaN : of.spendMicroUsd / of.succeeded;
    for (let i = 0; i < trial.places.length; i += 1) {
      const e = trial.places[i] ?? -1;
      const { sum, valued, scored } = tally.scores[e] ?? none;
      const value = isUnusable && !countsUnusable[e] ? null : (trial.values[i] ?? null);
      scored[position] = (scored[position] ?? 0) + 1;
      if (value === null) continue;
      sum[position] = (sum[position] ?? 0) + value;
      valued[position] = (valued[position] ?? 0) + 1;
    }
  };
}

/** The part of a tally that no later row can change: samples in their order up to the first that is not whole. */
export function closeCells(tally: VariantTally): VariantTally {
  const { samples, scores } = tally;
  const isWhole = ({ scored }: ScoreColumns, p: number) => (scored[p] ?? 0) >= (samples.answers[p] ?? 0);
  const isClosed = (p: number) => samples.isSettled[p] === 1 && scores.every((each) => isWhole(each, p));
  const size = samples.isSettled.length;
  const closed = completePrefix(size, (p) => p < tally.closed || isClosed(p));
  const totals: Totals = {
    succeeded: tally.succeeded,
    failed: tally.failed,
    spendMicroUsd: tally.spendMicroUsd,
  };
  for (const [position, of] of tally.open) {
    if (position < closed) continue;
    totals.succeeded -= of.succeeded;
    totals.failed -= of.failed;
    totals.spendMicroUsd -= of.spendMicroUsd;
  }
  return { ...totals, closed, samples, scores, open: new Map() };
}
