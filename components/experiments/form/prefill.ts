import type { FormValues } from "./form-schema";

interface OfferedPrompt {
  id: string;
  versionId: string;
  variables: string[];
}

interface Offer {
  prompts: readonly OfferedPrompt[];
  models: readonly { id: string }[];
  /** Input columns of the chosen dataset version; null while none is chosen. */
  columns: readonly string[] | null;
}

/** The only prompt whose variables this dataset can fill; null when none or several can. */
export function onlyFittingPrompt(prompts: readonly OfferedPrompt[], columns: readonly string[]): OfferedPrompt | null {
  const fitting = prompts.filter(({ variables }) => variables.every((name) => columns.includes(name)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Chooses what leaves no choice, and touches nothing that is chosen already. The same object when nothing changes. */
export function prefillVariants(variants: FormValues["variants"], { prompts, models, columns }: Offer) {
  const prompt = columns && onlyFittingPrompt(prompts, columns);
  const model = models.length === 1 ? models[0] : null;
  const isNeeded = variants.some((each) => (prompt && each.promptVersionId === "") || (model && each.modelId === ""));
  if (!isNeeded) return variants;
  return variants.map((each) => ({
    ...each,
    ...(prompt && each.promptVersionId === "" ? { promptId: prompt.id, promptVersionId: prompt.versionId } : {}),
    ...(model && each.modelId === "" ? { modelId: model.id } : {}),
  }));
}
