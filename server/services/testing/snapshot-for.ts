import type { SnapshotBody } from "@/server/core/results/snapshot";

/** A snapshot of a run that has hardly begun, with `mark` in its sentence. */
export const snapshotFor = (mark: string): SnapshotBody => ({
  progress: {
    planned: 4,
    succeeded: 1,
    failed: 0,
    cancelled: 0,
    pending: 3,
    scoresPlanned: 8,
    scoresDone: 1,
    completeSamples: 0,
    plannedSamples: 2,
  },
  spendMicroUsd: 5,
  trialsPerSecond: null,
  remainingMs: null,
  rate: [],
  variants: [],
  metrics: [],
  series: [],
  guardrails: [],
  minimumEffect: 0.05,
  verdict: {
    kind: "keep_collecting",
    variantId: null,
    sentence: `Too early to tell for ${mark}.`,
    method: "none",
    isFinal: false,
    saved: null,
  },
  failures: [],
  warnings: [],
});
