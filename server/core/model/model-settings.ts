import type { ProviderId } from "./providers";

/** From none at all to as much as the model can; which of them a model knows is in `settingFamilies`. */
export const reasoningEfforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"] as const;
export type ReasoningEffort = (typeof reasoningEfforts)[number];

/** The settings of a call in the product's words. */
export type CallSettings = {
  temperature?: number;
  topP?: number;
  maxOutputTokens?: number;
  stop?: string[];
  seed?: number;
  reasoningEffort?: ReasoningEffort;
};

export type SettingKey = keyof CallSettings;

/** What a family of models takes of them. */
export type Taken = {
  /** Never taken. */
  lacks: readonly SettingKey[];
  /** Levels of effort it knows; none are taken where this is empty. "any" leaves it to the server. */
  efforts: readonly ReasoningEffort[] | "any";
  /** Whether it thinks without being asked, and only then, or never; sampling settings are refused or idle while it does. */
  thinks: "always" | "by-default" | "on-demand" | "apart";
  /** A JSON schema is enforced on the answer, or only told to the model, or not taken at all. */
  schema: "enforced" | "told" | "none";
  /** The highest temperature. */
  hottest: number;
};

type Family = { models: RegExp } & Partial<Taken>;

const anything: Taken = { lacks: [], efforts: "any", thinks: "apart", schema: "enforced", hottest: 2 };
const plain: Taken = { lacks: [], efforts: [], thinks: "apart", schema: "enforced", hottest: 2 };

const lowToHigh = ["low", "medium", "high"] as const;
const noneToHigh = ["none", ...lowToHigh] as const;
const noneToXhigh = [...noneToHigh, "xhigh"] as const;
const firstReasoning = ["temperature", "topP", "stop"] as const;

const openAi: Family[] = [
  { models: /^o\d/, lacks: firstReasoning, efforts: lowToHigh },
  { models: /^gpt-5(-mini|-nano|-pro|-codex)?(-\d{4}|$)/, lacks: firstReasoning, efforts: ["minimal", ...lowToHigh] },
  { models: /^gpt-5\.1\b/, thinks: "on-demand", efforts: noneToHigh },
  { models: /^gpt-5\.[2-5]\b/, thinks: "on-demand", efforts: noneToXhigh },
  { models: /^gpt-(5\.|[6-9])/, thinks: "by-default", efforts: [...noneToXhigh, "max"] },
  { models: /^gpt-(3\.5|4-turbo|4$|4-\d)/, schema: "none" },
];

/** Claude under Anthropic's names and under Bedrock's (`eu.anthropic.claude-…`). */
const claude: Family[] = [
  { models: /claude-(3|(opus|sonnet)-4-(0|20))/, schema: "none" },
  { models: /claude-(opus-4-1|(sonnet|haiku)-4-5)/ },
  { models: /claude-opus-4-5/, efforts: lowToHigh },
  { models: /claude-(opus|sonnet)-4-6/, efforts: [...lowToHigh, "max"] },
  { models: /claude-/, lacks: ["temperature", "topP"], efforts: [...lowToHigh, "xhigh", "max"] },
];

const without = (keys: SettingKey[], families: Family[]): Family[] =>
  families.map((family) => ({ ...family, lacks: [...new Set([...(family.lacks ?? []), ...keys])] }));

/** The first family whose pattern fits the model's name holds; the provider's own line holds for all other names. */
export const settingFamilies: Record<ProviderId, { rest: Taken; families: Family[] }> = {
  simulator: { rest: plain, families: [] },
  recorded: { rest: anything, families: [] },
  ollama: {
    rest: plain,
    families: [
      { models: /gpt-oss/, efforts: lowToHigh },
      { models: /qwen3(?!-coder)|deepseek-(r1|v3\.[1-9])|magistral|thinking/, efforts: ["none", "high"] },
    ],
  },
  compatible: { rest: anything, families: [] },
  openai: { rest: plain, families: openAi },
  "openai-responses": {
    rest: { ...plain, lacks: ["seed", "stop"] },
    families: without(["seed", "stop"], openAi),
  },
  "azure-openai": { rest: anything, families: openAi.map((family) => ({ ...family, efforts: family.efforts ?? [] })) },
  anthropic: { rest: { ...plain, lacks: ["seed"], hottest: 1 }, families: without(["seed"], claude) },
  gemini: {
    rest: { ...plain, lacks: ["seed"], efforts: ["minimal", ...lowToHigh] },
    families: [
      { models: /gemini-(1|2\.0)|gemma/, efforts: [] },
      { models: /gemini-2\.5-flash/, efforts: ["none", "minimal", ...lowToHigh] },
    ],
  },
  mistral: {
    rest: { ...plain, hottest: 1.5 },
    families: [{ models: /^mistral-(small|medium)-(latest|26)/, efforts: ["none", "high"] }],
  },
  cohere: {
    rest: { ...plain, hottest: 1 },
    families: [{ models: /reasoning|command-a-plus/, efforts: ["none", "high"] }],
  },
  deepseek: {
    rest: { ...plain, lacks: ["seed"], efforts: ["none", "low", "high", "max"], thinks: "by-default", schema: "told" },
    families: [
      { models: /reasoner/, efforts: [], thinks: "always" },
      { models: /^deepseek-chat/, efforts: [], thinks: "apart" },
    ],
  },
  xai: {
    rest: plain,
    families: [
      { models: /non-reasoning/ },
      { models: /grok-3-mini/, lacks: ["stop"], efforts: ["low", "high"] },
      { models: /grok-4\.3/, lacks: ["stop"], efforts: noneToHigh },
      { models: /grok-(4\.[4-9]|[5-9])/, lacks: ["stop"], efforts: lowToHigh },
      { models: /grok-(4|code|build)/, lacks: ["stop"] },
    ],
  },
  bedrock: {
    rest: { ...plain, lacks: ["seed"], schema: "none", hottest: 1 },
    families: without(["seed"], claude).map((family) => ({ schema: "enforced", ...family, efforts: [] })),
  },
  groq: {
    rest: { ...plain, schema: "told" },
    families: [
      { models: /gpt-oss/, efforts: lowToHigh, schema: "enforced" },
      { models: /kimi-k2|llama-4/, schema: "enforced" },
      { models: /qwen3/, efforts: ["none"] },
    ],
  },
  together: { rest: plain, families: [{ models: /gpt-oss/, efforts: lowToHigh }] },
  openrouter: { rest: anything, families: [] },
};

export function takenBy(provider: ProviderId, model: string): Taken {
  const { rest, families } = settingFamilies[provider];
  const family = families.find(({ models }) => models.test(model));
  return family ? { ...rest, ...family } : rest;
}

/** The settings that this model takes, in the form in which they can be sent; the rest is left out. */
export function takenSettings(provider: ProviderId, model: string, settings: CallSettings): CallSettings {
  const left = settingsNotTaken(provider, model, settings).flatMap(({ key, because }) =>
    because === "limit" ? [] : [key],
  );
  const { temperature, topP, maxOutputTokens, stop, seed, reasoningEffort } = settings;
  const taken: CallSettings = { temperature, topP, maxOutputTokens, stop, seed, reasoningEffort };
  for (const key of left) delete taken[key];
  if (taken.temperature !== undefined)
    taken.temperature = Math.min(taken.temperature, takenBy(provider, model).hottest);
  return taken;
}

export type NotTaken = { key: SettingKey; because: "never" | "effort" | "thinking" | "temperature" | "limit" };

/** Which of the settings that are set this model does not take, and why. */
export function settingsNotTaken(provider: ProviderId, model: string, settings: CallSettings): NotTaken[] {
  const { lacks, efforts, thinks, hottest } = takenBy(provider, model);
  const effort = settings.reasoningEffort;
  const isEffortTaken = effort !== undefined && (efforts === "any" || efforts.includes(effort));
  const asked = isEffortTaken ? effort : undefined;
  const isThinking =
    thinks === "always" ||
    (thinks === "by-default" && asked !== "none") ||
    (thinks === "on-demand" && asked !== undefined && asked !== "none");
  const isSet = (key: SettingKey) => settings[key] !== undefined;

  const found: NotTaken[] = lacks.filter(isSet).map((key) => ({ key, because: "never" as const }));
  const isKnown = (key: SettingKey) => found.some((each) => each.key === key);
  if (effort !== undefined && !isEffortTaken && !isKnown("reasoningEffort")) {
    const because = efforts.length === 0 ? "never" : "effort";
    found.push({ key: "reasoningEffort", because });
  }
  for (const key of ["temperature", "topP"] as const) {
    if (isThinking && isSet(key) && !isKnown(key)) found.push({ key, because: "thinking" });
  }
  if (isClaude(provider, model) && isSet("temperature") && isSet("topP") && !isKnown("topP")) {
    found.push({ key: "topP", because: "temperature" });
  }
  const isTooHot = (settings.temperature ?? 0) > hottest && !isKnown("temperature");
  return isTooHot ? [...found, { key: "temperature", because: "limit" }] : found;
}

/** Claude since 4.1 refuses temperature and top_p together. */
const isClaude = (provider: ProviderId, model: string) =>
  provider === "anthropic" || (provider === "bedrock" && model.includes("claude-"));
