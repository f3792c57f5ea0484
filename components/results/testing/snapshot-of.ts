import type { CandidateVerdictRow, SnapshotBody } from "@/server/core/results/snapshot";

/** A run of two variants, 60 of 100 trials done, for tests of what pages say. */
export function snapshotOf(changes: Partial<SnapshotBody> = {}): SnapshotBody {
  const variant = (letter: string, isControl: boolean): SnapshotBody["variants"][number] => ({
    variantId: `variant-${letter}`,
    letter,
    name: `Variant ${letter}`,
    isControl,
    planned: 50,
    succeeded: 29,
    failed: 1,
    spendMicroUsd: 60_000,
    latencyP50Ms: 820,
    latencyP95Ms: 1900,
    failureRate: { n: 30, value: 1 / 30, low: 0.006, high: 0.17 },
  });
  return {
    progress: {
      planned: 100,
      succeeded: 58,
      failed: 2,
      cancelled: 0,
      pending: 40,
      scoresPlanned: 116,
      scoresDone: 116,
      completeSamples: 30,
      plannedSamples: 50,
    },
    spendMicroUsd: 120_000,
    trialsPerSecond: 2,
    remainingMs: 20_000,
    rate: [],
    variants: [variant("A", true), variant("B", false)],
    metrics: [
      {
        evaluatorId: "evaluator-1",
        name: "Exact match",
        key: "exact_match",
        kind: "metric",
        unit: "",
        direction: "higher",
        scale: { min: 0, max: 1 },
        isPrimary: true,
        cells: [
          { variantId: "variant-A", estimate: { n: 30, value: 0.5, low: 0.3, high: 0.7 }, missing: 0 },
          { variantId: "variant-B", estimate: { n: 30, value: 0.7, low: 0.5, high: 0.85 }, missing: 1 },
        ],
        comparisons: [
          {
            variantId: "variant-B",
            form: "difference",
            estimate: { n: 30, value: 0.2, low: 0.04, high: 0.36 },
            class: "better",
            method: "betting confidence sequence",
          },
        ],
      },
    ],
    series: [{ variantId: "variant-B", points: [{ n: 30, value: 0.2, low: 0.04, high: 0.36 }] }],
    guardrails: [],
    minimumEffect: 0.05,
    verdict: {
      kind: "ship",
      variantId: "variant-B",
      sentence: "B beats A.",
      method: "How it was made.",
      isFinal: false,
      saved: null,
    },
    failures: [],
    warnings: [],
    ...changes,
  };
}

/** The verdict on B by that run's numbers. */
export const candidateVerdictOf = (changes: Partial<CandidateVerdictRow> = {}): CandidateVerdictRow => ({
  variantId: "variant-B",
  kind: "ship",
  sentence: "B beats A.",
  method: "How it was made.",
  rule: "Better on Exact match and no limit is set: ship B.",
  stop: "success",
  class: "better",
  look: "any_time",
  interval: "a confidence sequence",
  benefit: { n: 30, value: 0.2, low: 0.04, high: 0.36 },
  p: null,
  pHolm: null,
  confidence: 0.95,
  ...changes,
});
