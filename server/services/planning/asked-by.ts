import type { ResolvedDraft } from "../experiments/resolve-draft";

/** A draft's variants and measures as a run would freeze them: what runs are compared by. */
export const askedBy = (draft: ResolvedDraft) => ({
  variants: draft.variants.map(({ prompt, model, settings }) => ({
    promptVersionId: prompt.id,
    modelId: model.id,
    settings,
  })),
  evaluators: draft.evaluators.map(({ kind, key, config, model }) => ({
    kind,
    key,
    config,
    modelId: model?.id ?? null,
  })),
});
