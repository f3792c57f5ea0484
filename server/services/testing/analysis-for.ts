import type { AnalysisBody } from "@/server/core/results/analysis/analysis-body";

/** An analysis of a run that has hardly begun, with `mark` in the name of its measure. */
export const analysisFor = (mark: string): AnalysisBody => ({
  format: 1,
  reading: "not_yet",
  confidence: 0.95,
  minimumEffect: 0.05,
  primary: {
    evaluatorId: "none",
    name: `Exact match ${mark}`,
    key: "exact_match",
    unit: "",
    direction: "higher",
    scale: { min: 0, max: 1 },
  },
  candidates: [],
  secondary: [],
});
