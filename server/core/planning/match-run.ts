import type { Manifest } from "../experiment/manifest";
import { conditionOf, measureConditionOf } from "../experiment/noise-floor";

type Variant = { promptVersionId: string; modelId: string; settings: unknown };
type Evaluator = { kind: string; key: string; config: unknown; modelId: string | null };

/** Where an earlier run measured what a draft asks. */
export type MatchedRun = {
  /** Of the draft's variants, in its order: the control first. */
  variantIds: string[];
  primaryId: string;
  /** Of the draft's evaluators, in its order; null where the run has no such one. */
  evaluatorIds: (string | null)[];
};

/**
 * Whether a run had every variant of a draft (prompt version, model and settings, in whatever order) and its primary
 * measure (kind, settings, and the judge's model); null when not. Names do not count.
 */
export function matchRun(
  draft: { variants: readonly Variant[]; evaluators: readonly Evaluator[]; primary: number },
  manifest: Pick<Manifest, "variants" | "evaluators">,
): MatchedRun | null {
  const free = manifest.variants.map(({ variantId, model, ...variant }) => ({
    variantId,
    condition: conditionOf({ ...variant, modelId: model.modelId }),
  }));
  const variantIds: string[] = [];
  for (const variant of draft.variants) {
    const at = free.findIndex(({ condition }) => condition === conditionOf(variant));
    const [found] = at < 0 ? [] : free.splice(at, 1);
    if (!found) return null;
    variantIds.push(found.variantId);
  }
  const measures = new Map(
    manifest.evaluators.map(({ model, ...evaluator }) => [
      measureConditionOf({ ...evaluator, modelId: model?.modelId ?? null }),
      evaluator.evaluatorId,
    ]),
  );
  const evaluatorIds = draft.evaluators.map((evaluator) => measures.get(measureConditionOf(evaluator)) ?? null);
  const primaryId = evaluatorIds[draft.primary];
  return primaryId ? { variantIds, primaryId, evaluatorIds } : null;
}
