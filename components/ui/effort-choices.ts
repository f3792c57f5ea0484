import { reasoningEfforts } from "@/server/core/model/model-settings";

/** A select cannot hold nothing, so the model's own default has a name there. */
export const unset = "default";

export const effortChoices = [
  { value: unset, label: "Default" },
  ...reasoningEfforts.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) })),
];
