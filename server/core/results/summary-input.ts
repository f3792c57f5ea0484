import type { Manifest } from "../experiment/manifest";
import type { ExperimentStatus } from "../experiment/status";

/** One variant's trials by sample, in the frozen order; repeats of a sample are averaged. */
export type VariantCells = {
  planned: number;
  succeeded: number;
  failed: number;
  cancelled: number;
  pending: number;
  spendMicroUsd: number;
  samples: ({
    /** Every repeat has its answer or has failed for good. */
    isSettled: boolean;
    /** Answers kept, usable or not. */
    answers: number;
    repeats: number;
    /** Repeats without a usable answer: failed, refused, filtered or empty. */
    unanswered: number;
    /** Repeats that count as the lowest score: failed in a way of the model's own, refused, filtered or empty. */
    lost: number;
    latencyMs: number | null;
    costMicroUsd: number | null;
  } | null)[];
};

/** One evaluator's scores of one variant by sample: sum and number of the values of usable answers, then of all answers. */
export type ScoreCells = ({
  sum: number;
  valued: number;
  sumOfAll: number;
  valuedOfAll: number;
  scored: number;
} | null)[];

export type SummaryInput = {
  manifest: Manifest;
  status: ExperimentStatus;
  /** A person ended it where its budget had no room for the next call. */
  isEndedByBudget?: boolean;
  variants: VariantCells[];
  /** [evaluator][variant][sample] */
  scores: ScoreCells[][];
  /** The group of each sample; null everywhere when the dataset has none. */
  groups: (string | null)[];
  failures: { kind: string; message: string; count: number }[];
  rate: { atMs: number; perSecond: number }[];
  trialsPerSecond: number | null;
  /** What all calls cost so far, judges and abandoned calls included. */
  spendMicroUsd: number;
};

/** The same rows as they will stand when the run has ended: what was open is cancelled. */
export function endedAs(rows: SummaryInput, status: "completed" | "stopped"): SummaryInput {
  const variants = rows.variants.map((v) => ({ ...v, cancelled: v.cancelled + v.pending, pending: 0 }));
  return { ...rows, status, variants };
}
