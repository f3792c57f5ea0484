import type { Manifest } from "../experiment/manifest";
import type { ExperimentStatus } from "../experiment/status";

/** A variant's samples in the frozen order, a column for each fact; a place holds what all repeats of its sample say. */
export type SampleColumns = {
  /** 1 where every repeat has its answer or has failed for good. */
  isSettled: Uint8Array;
  /** Answers kept, usable or not. */
  answers: Uint8Array;
  /** Repeats without a usable answer: failed, refused, filtered or empty. */
  unanswered: Uint8Array;
  /** Repeats that count as the lowest score: failed in a way of the model's own, refused, filtered or empty. */
  lost: Uint8Array;
  /** Means of the answers; NaN without an answer. */
  latencyMs: Float64Array;
  costMicroUsd: Float64Array;
};

/**
 * One evaluator's scores of one variant: sum and number of the values, and how many scores there are with or without a
 * value. Values of unusable answers count only where the measure has no worst value to stand for them.
 */
export type ScoreColumns = { sum: Float64Array; valued: Uint8Array; scored: Uint8Array };

/** How many samples from the start were complete at one look. What lies before never changes, so neither does what it says. */
export type Prefixes = {
  /** [evaluator][variant]: answered and scored. */
  scored: number[][];
  /** By variant: answered. */
  settled: number[];
};

export type VariantCells = {
  planned: number;
  succeeded: number;
  failed: number;
  cancelled: number;
  pending: number;
  spendMicroUsd: number;
  samples: SampleColumns;
};

export type SummaryInput = {
  manifest: Manifest;
  status: ExperimentStatus;
  /** A person ended it where its budget had no room for the next call. */
  isEndedByBudget?: boolean;
  /**
   * The look that stopped the run. Answers that were under way then still come in; they are kept and paid, but the verdict
   * and its numbers stay with the samples that proved it, since the interval holds at that look.
   */
  held?: Prefixes;
  variants: VariantCells[];
  /** [evaluator][variant] */
  scores: ScoreColumns[][];
  /** The group of each sample; null everywhere when the dataset has none. */
  groups: (string | null)[];
  failures: { kind: string; message: string; count: number }[];
  rate: { atMs: number; perSecond: number }[];
  trialsPerSecond: number | null;
  /** What all calls cost so far, judges and abandoned calls included. */
  spendMicroUsd: number;
};

/** Columns of a number of samples, with a beginning taken over from others; all of it is taken as it is. */
export function sampleColumns(size: number, from?: SampleColumns, taken = 0): SampleColumns {
  if (from && taken === size) return from;
  const means = (column?: Float64Array) => begun(numbers(size).fill(Number.NaN), column, taken);
  return {
    isSettled: begun(counts(size), from?.isSettled, taken),
    answers: begun(counts(size), from?.answers, taken),
    unanswered: begun(counts(size), from?.unanswered, taken),
    lost: begun(counts(size), from?.lost, taken),
    latencyMs: means(from?.latencyMs),
    costMicroUsd: means(from?.costMicroUsd),
  };
}

export function scoreColumns(size: number, from?: ScoreColumns, taken = 0): ScoreColumns {
  if (from && taken === size) return from;
  return {
    sum: begun(numbers(size), from?.sum, taken),
    valued: begun(counts(size), from?.valued, taken),
    scored: begun(counts(size), from?.scored, taken),
  };
}

/** Memory that another thread reads without a copy, where there is such a thing. */
const memory = (bytes: number) =>
  typeof SharedArrayBuffer === "undefined" ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
const counts = (size: number) => new Uint8Array(memory(size));
const numbers = (size: number) => new Float64Array(memory(size * Float64Array.BYTES_PER_ELEMENT));

function begun<T extends Uint8Array | Float64Array>(column: T, from: T | undefined, taken: number): T {
  if (from) column.set(from.subarray(0, taken));
  return column;
}

/** The same rows as they stand when the run has ended: what was open is left out. */
export function endedAs(rows: SummaryInput, status: ExperimentStatus): SummaryInput {
  const variants = rows.variants.map((v) => ({ ...v, cancelled: v.cancelled + v.pending, pending: 0 }));
  return { ...rows, status, variants };
}
