import type { SummaryInput } from "../summary-input";

/** The same run with one more measure: the one that another run of as many samples has. */
export function withMeasure(run: SummaryInput, other: SummaryInput, name: string): SummaryInput {
  const added = other.manifest.evaluators.map((evaluator) => ({ ...evaluator, evaluatorId: name, name }));
  const manifest = { ...run.manifest, evaluators: [...run.manifest.evaluators, ...added] };
  return { ...run, manifest, scores: [...run.scores, ...other.scores] };
}

/** The same run with one more candidate: the one of another run of as many samples. */
export function withCandidate(run: SummaryInput, other: SummaryInput, letter: string): SummaryInput {
  const added = other.manifest.variants.slice(1).map((variant) => ({ ...variant, variantId: letter, letter }));
  const manifest = { ...run.manifest, variants: [...run.manifest.variants, ...added] };
  return {
    ...run,
    manifest,
    variants: [...run.variants, ...other.variants.slice(1)],
    scores: run.scores.map((ofVariants, e) => [...ofVariants, ...(other.scores[e] ?? []).slice(1)]),
  };
}
