import type { AnalysisBody, CandidateAnalysis } from "@/server/core/results/analysis/analysis-body";

/** The analysis of a pass/fail run of two variants, for tests of what pages say. */
export function candidateOf(changes: Partial<CandidateAnalysis> = {}): CandidateAnalysis {
  return {
    variantId: "variant-B",
    letter: "B",
    n: 100,
    dropped: 0,
    benefit: 0.12,
    differences: [
      { from: -1, to: -1, count: 5 },
      { from: 0, to: 0, count: 78 },
      { from: 1, to: 1, count: 17 },
    ],
    control: [
      { from: 0, to: 0, count: 35 },
      { from: 1, to: 1, count: 65 },
    ],
    candidate: [
      { from: 0, to: 0, count: 23 },
      { from: 1, to: 1, count: 77 },
    ],
    fixed: {
      rows: [
        {
          key: "mcnemar",
          method: "Exact McNemar test",
          unit: "measure",
          estimate: null,
          low: null,
          high: null,
          p: 0.0169,
          note: null,
        },
      ],
      pHolm: null,
      disagreement: null,
    },
    bayes: {
      form: "difference",
      priorSd: 0.5,
      pBetter: 0.9997,
      pBetterByMargin: 0.94,
      pNoDifference: 0.06,
      lossShip: 0.00002,
      lossKeep: 0.12,
    },
    influential: [],
    variance: null,
    groups: null,
    slices: [],
    why: "",
    assumptions: [],
    ...changes,
  };
}

export function analysisOf(changes: Partial<AnalysisBody> = {}): AnalysisBody {
  return {
    format: 1,
    reading: "at_the_end",
    confidence: 0.95,
    minimumEffect: 0.05,
    primary: {
      evaluatorId: "evaluator-1",
      name: "Exact match",
      key: "exact_match",
      unit: "",
      direction: "higher",
      scale: { min: 0, max: 1 },
    },
    candidates: [candidateOf()],
    secondary: [],
    ...changes,
  };
}
