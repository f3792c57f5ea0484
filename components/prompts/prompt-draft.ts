import type { FieldError } from "@/server/core/errors";
import { type PromptContent, type PromptMessage, promptContentSchema } from "@/server/core/prompt/schema";

/** What the editor holds: settings are the text in their fields, "" for the model's own default. */
export interface PromptDraft {
  name: string;
  messages: PromptMessage[];
  settings: Record<SettingName, string>;
  note: string;
}

export const settingNames = [
  "temperature",
  "topP",
  "maxOutputTokens",
  "seed",
  "reasoningEffort",
  "stop",
  "jsonSchema",
] as const;
export type SettingName = (typeof settingNames)[number];

export const emptyDraft: PromptDraft = {
  name: "",
  messages: [
    { role: "system", content: "" },
    { role: "user", content: "" },
  ],
  settings: {
    temperature: "",
    topP: "",
    maxOutputTokens: "",
    seed: "",
    reasoningEffort: "",
    stop: "",
    jsonSchema: "",
  },
  note: "",
};

export function draftOf(name: string, content: PromptContent): PromptDraft {
  const { temperature, topP, maxOutputTokens, seed, reasoningEffort, stop, jsonSchema } = content.settings;
  const text = (value: number | undefined) => (value === undefined ? "" : String(value));
  return {
    name,
    messages: content.messages,
    settings: {
      temperature: text(temperature),
      topP: text(topP),
      maxOutputTokens: text(maxOutputTokens),
      seed: text(seed),
      reasoningEffort: reasoningEffort ?? "",
      stop: (stop ?? []).join("\n"),
      jsonSchema: jsonSchema === undefined ? "" : JSON.stringify(jsonSchema, null, 2),
    },
    note: "",
  };
}

export type DraftResult = { ok: true; content: PromptContent } | { ok: false; problems: FieldError[] };

const settingMessages: Record<SettingName, string> = {
  temperature: "Use a number from 0 to 2.",
  topP: "Use a number above 0, up to 1.",
  maxOutputTokens: "Use a whole number from 1 to 1,000,000.",
  seed: "Use a whole number from 0 to 2,147,483,647.",
  reasoningEffort: "Choose a level.",
  stop: "At most four, one per line, each up to 200 characters.",
  jsonSchema: 'Use a JSON schema of an object, such as {"type": "object", "properties": {}}.',
};

/** The content to save, or what is wrong by field: `messages`, `messages.0.content`, `settings.temperature`. */
export function readDraft({ messages, settings }: PromptDraft): DraftResult {
  const stop = settings.stop.split("\n").filter((line) => line !== "");
  const result = promptContentSchema.safeParse({
    // An empty system message says nothing; saving it would only make versions differ.
    messages: messages.filter(({ role, content }) => role !== "system" || content.trim() !== ""),
    settings: {
      ...readNumber("temperature", settings.temperature),
      ...readNumber("topP", settings.topP),
      ...readNumber("maxOutputTokens", settings.maxOutputTokens),
      ...readNumber("seed", settings.seed),
      ...(settings.reasoningEffort !== "" && { reasoningEffort: settings.reasoningEffort }),
      ...(stop.length > 0 && { stop }),
      ...readSchema(settings.jsonSchema),
    },
  });
  if (result.success) return { ok: true, content: result.data };
  const problems = result.error.issues.map((issue) => {
    const name = issue.path[0] === "settings" ? settingNames.find((each) => each === issue.path[1]) : undefined;
    return name
      ? { path: `settings.${name}`, message: settingMessages[name] }
      : { path: issue.path.join("."), message: issue.message };
  });
  return { ok: false, problems };
}

function readNumber(name: SettingName, text: string): Record<string, number> {
  const trimmed = text.trim().replace(",", ".");
  return trimmed === "" ? {} : { [name]: Number(trimmed) };
}

/** What cannot be read stays text, which no schema is: the field then says what it wants. */
function readSchema(text: string): { jsonSchema?: unknown } {
  if (text.trim() === "") return {};
  try {
    return { jsonSchema: JSON.parse(text) };
  } catch {
    return { jsonSchema: text };
  }
}

/** True when both would save the same content. */
export function isSameContent(one: PromptContent, other: PromptContent): boolean {
  return canonical(one) === canonical(other);
}

const canonical = ({ messages, settings }: PromptContent) =>
  JSON.stringify([
    messages.map(({ role, content }) => [role, content]),
    settings.temperature,
    settings.topP,
    settings.maxOutputTokens,
    settings.seed,
    settings.reasoningEffort,
    settings.stop ?? [],
    settings.jsonSchema,
  ]);
