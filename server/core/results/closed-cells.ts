import type { Manifest } from "../experiment/manifest";
import { completePrefix, isComplete } from "./paired-units";
import type { ScoreCells, VariantCells } from "./summary-input";

/** A trial that has ended, with its answer and scores. */
export type DoneTrial = {
  variantId: string;
  position: number;
  isSucceeded: boolean;
  isFailed: boolean;
  /** The answer cannot be used: refused, filtered or empty. */
  isUnusable: boolean;
  /** Failed in a way of the model's own. */
  isLost: boolean;
  latencyMs: number | null;
  costMicroUsd: number | null;
  evaluatorIds: string[] | null;
  values: (number | null)[] | null;
};

type Totals = { succeeded: number; failed: number; cancelled: number; spendMicroUsd: number };

/** One variant's trials by sample, and how far from the start nothing can change any more. */
export type VariantTally = Totals & {
  closed: number;
  samples: VariantCells["samples"];
  /** [evaluator][sample] */
  scores: ScoreCells[];
  /** What of the totals stems from each open sample. */
  open: Map<number, Totals & { latencySum: number }>;
};

const nothing = (): Totals => ({ succeeded: 0, failed: 0, cancelled: 0, spendMicroUsd: 0 });

/** A tally to add trials to, beginning with what was closed before. */
export function openCells(manifest: Manifest, before: VariantTally | undefined): VariantTally {
  const size = manifest.dataset.sampleCount;
  const grown = <T>(closed: readonly (T | null)[] = []): (T | null)[] => {
    const all: (T | null)[] = closed.slice();
    while (all.length < size) all.push(null);
    return all;
  };
  return {
    ...(before ?? { closed: 0, ...nothing() }),
    samples: grown(before?.samples),
    scores: manifest.evaluators.map((_, e) => grown(before?.scores[e])),
    open: new Map(),
  };
}

/** Adds an ended trial to its sample. */
export function addTrial(tally: VariantTally, trial: DoneTrial, manifest: Manifest): void {
  const { position, isSucceeded, isFailed } = trial;
  const { repeats } = manifest.plan;
  const of = tally.open.get(position) ?? { ...nothing(), latencySum: 0 };
  tally.open.set(position, of);
  const add = (to: Totals) => {
    to.succeeded += isSucceeded ? 1 : 0;
    to.failed += isFailed ? 1 : 0;
    to.cancelled += isSucceeded || isFailed ? 0 : 1;
    to.spendMicroUsd += trial.costMicroUsd ?? 0;
  };
  add(tally);
  add(of);
  of.latencySum += trial.latencyMs ?? 0;
  const before = tally.samples[position];
  tally.samples[position] = {
    isSettled: of.succeeded + of.failed === repeats,
    answers: of.succeeded,
    repeats,
    unanswered: (before?.unanswered ?? 0) + (isFailed || trial.isUnusable ? 1 : 0),
    lost: (before?.lost ?? 0) + (trial.isLost || trial.isUnusable ? 1 : 0),
    latencyMs: of.succeeded === 0 ? null : of.latencySum / of.succeeded,
    costMicroUsd: of.succeeded === 0 ? null : of.spendMicroUsd / of.succeeded,
  };
  trial.evaluatorIds?.forEach((evaluatorId, i) => {
    const e = manifest.evaluators.findIndex((evaluator) => evaluator.evaluatorId === evaluatorId);
    const cells = tally.scores[e];
    if (cells) addScore(cells, position, trial.values?.[i] ?? null, trial.isUnusable);
  });
}

function addScore(cells: ScoreCells, position: number, value: number | null, isUnusable: boolean): void {
  const before = cells[position] ?? { sum: 0, valued: 0, sumOfAll: 0, valuedOfAll: 0, scored: 0 };
  const counts = value === null ? 0 : 1;
  const countsAsUsable = isUnusable ? 0 : counts;
  cells[position] = {
    sum: before.sum + (value ?? 0) * countsAsUsable,
    valued: before.valued + countsAsUsable,
    sumOfAll: before.sumOfAll + (value ?? 0),
    valuedOfAll: before.valuedOfAll + counts,
    scored: before.scored + 1,
  };
}

/** The part of a tally that no later row can change: samples in their order up to the first that is not whole. */
export function closeCells(tally: VariantTally, manifest: Manifest): VariantTally {
  const isClosed = (position: number) =>
    manifest.evaluators.every((_, e) => isComplete(tally.scores[e]?.[position], tally.samples[position]));
  const closed = completePrefix(tally.samples.length, (p) => p < tally.closed || isClosed(p));
  const totals: Totals = {
    succeeded: tally.succeeded,
    failed: tally.failed,
    cancelled: tally.cancelled,
    spendMicroUsd: tally.spendMicroUsd,
  };
  for (const [position, of] of tally.open) {
    if (position < closed) continue;
    totals.succeeded -= of.succeeded;
    totals.failed -= of.failed;
    totals.cancelled -= of.cancelled;
    totals.spendMicroUsd -= of.spendMicroUsd;
  }
  return {
    ...totals,
    closed,
    samples: tally.samples.slice(0, closed),
    scores: tally.scores.map((cells) => cells.slice(0, closed)),
    open: new Map(),
  };
}
