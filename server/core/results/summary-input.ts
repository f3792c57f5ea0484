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
    /** Repeats that failed in a way that is the model's own (it took too long, its answer was broken). */
    lost: number;
    latencyMs: number | null;
    costMicroUsd: number | null;
  } | null)[];
};

/** One evaluator's scores of one variant by sample: the sum of the values there are, and how many. */
export type ScoreCells = ({ sum: number; valued: number; scored: number } | null)[];

export type SummaryInput = {
  manifest: Manifest;
  status: ExperimentStatus;
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
