import { takenBy } from "./model-settings";
import type { ProviderId } from "./providers";
import { settingLabels } from "./setting-notes";

export type SettingFact = { label: string; isTaken: boolean; note: string };

/** What a model takes of the settings, one line each, as far as it is known. */
export function settingFacts(provider: ProviderId, model: string): SettingFact[] {
  const { lacks, efforts, thinks, schema, hottest } = takenBy(provider, model);
  const thinking =
    thinks === "always"
      ? "Not while it thinks, which it always does"
      : thinks === "by-default"
        ? "Not while it thinks, which it does unless told otherwise"
        : thinks === "on-demand"
          ? "Not while it thinks on demand"
          : null;
  const plain = (["temperature", "topP", "maxOutputTokens", "stop", "seed"] as const).map((key): SettingFact => {
    const label = settingLabels[key];
    if (lacks.includes(key)) return { label, isTaken: false, note: "Not taken; left out of calls" };
    const isSampling = key === "temperature" || key === "topP";
    if (isSampling && thinks === "always") return { label, isTaken: false, note: `${thinking}` };
    const limit = key === "temperature" ? `Up to ${hottest}` : "Taken";
    return { label, isTaken: true, note: isSampling && thinking !== null ? `${limit}. ${thinking}` : limit };
  });
  const effort = efforts === "any" ? "Any level; the server decides" : efforts.join(", ");
  const told = "Told to the model in a message, not enforced";
  return [
    ...plain,
    {
      label: settingLabels.reasoningEffort,
      isTaken: effort !== "",
      note: effort === "" ? "Not taken; left out of calls" : effort.charAt(0).toUpperCase() + effort.slice(1),
    },
    {
      label: settingLabels.jsonSchema,
      isTaken: schema !== "none",
      note:
        schema === "enforced" ? "Enforced on the answer" : schema === "told" ? told : "Not taken; left out of calls",
    },
  ];
}
