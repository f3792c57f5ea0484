"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { useChosenDataset } from "./dataset-field";
import { useFormState } from "./form-context";
import type { FormValues } from "./form-schema";
import { proposeName } from "./propose-name";

/** The name an experiment gets when none is typed; "" while too little is chosen. */
export function useProposedName(): string {
  const { control } = useFormContext<FormValues>();
  const { library } = useFormState();
  const variants = useWatch({ control, name: "variants" });
  const { dataset } = useChosenDataset();
  const chosen = variants.map(({ promptId, modelId }) => {
    const model = library.models.find(({ id }) => id === modelId);
    return {
      prompt: library.prompts.find(({ id }) => id === promptId)?.name ?? "",
      model: model?.label || model?.name || "",
    };
  });
  return proposeName(chosen, dataset?.name ?? "");
}
