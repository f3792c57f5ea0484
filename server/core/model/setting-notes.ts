import {
  type CallSettings,
  type NotTaken,
  type SettingKey,
  settingFamilies,
  settingsNotTaken,
  takenBy,
} from "./model-settings";
import { type ProviderId, providerIds, providerInfo } from "./providers";

export const settingLabels: Record<SettingKey | "jsonSchema", string> = {
  temperature: "Temperature",
  topP: "Top p",
  maxOutputTokens: "Max tokens",
  stop: "Stop sequences",
  seed: "Seed",
  reasoningEffort: "Reasoning effort",
  jsonSchema: "JSON schema",
};

export type SettingNote = { key: SettingKey | "jsonSchema"; message: string };

type AskedModel = { provider: ProviderId; name: string; label: string };

/** What a model will not be sent of these settings, or in another form, each in a sentence: said before the run. */
export function settingNotes(model: AskedModel, settings: CallSettings & { jsonSchema?: unknown }): SettingNote[] {
  const notes = settingsNotTaken(model.provider, model.name, settings).map((left) => ({
    key: left.key,
    message: sentenceOf(model, settings, left),
  }));
  const { schema } = takenBy(model.provider, model.name);
  if (settings.jsonSchema === undefined || schema === "enforced") return notes;
  const message =
    schema === "told"
      ? `${model.label} enforces no JSON schema: it will be told the schema in a message and asked for JSON.`
      : `JSON schema is not taken by ${model.label}: it will not be sent.`;
  return [...notes, { key: "jsonSchema", message }];
}

function sentenceOf({ provider, name, label }: AskedModel, settings: CallSettings, { key, because }: NotTaken): string {
  const { efforts, hottest } = takenBy(provider, name);
  const known = efforts === "any" ? [] : efforts;
  const isPlural = key === "stop" || key === "maxOutputTokens";
  const subject = `${settingLabels[key]} ${isPlural ? "are" : "is"} not taken by ${label}`;
  switch (because) {
    case "never":
      return `${subject}: ${isPlural ? "they" : "it"} will not be sent.`;
    case "effort":
      return `Reasoning effort ${settings.reasoningEffort} is not known to ${label}, which takes ${known.join(", ")}: it will not be sent.`;
    case "thinking": {
      const way = known.includes("none") ? " A reasoning effort of none lets it be sent." : "";
      return `${subject} while it thinks: it will not be sent.${way}`;
    }
    case "temperature":
      return `${subject} beside a temperature: it will not be sent.`;
    case "limit":
      return `${label} takes a temperature of at most ${hottest}: ${hottest} will be sent.`;
  }
}

/** The providers none of whose models takes a setting. */
export const providersWithout = (key: SettingKey): string[] =>
  providerIds.filter((id) => settingFamilies[id].rest.lacks.includes(key)).map((id) => providerInfo(id).label);
