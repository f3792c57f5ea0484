/** How a connection's address may be set: not at all, over the provider's own, or only by whoever adds it. */
export type AddressRule = "none" | "optional" | "required";

/** Whether a key is needed; "own-address" is needed only where the provider's own address is called. */
export type KeyRule = "none" | "optional" | "own-address" | "required";

export type ProviderInfo = {
  label: string;
  /** Which wire is spoken: one adapter each. */
  protocol: "simulator" | "recorded" | "ollama" | "chat" | "responses" | "messages" | "azure" | "converse";
  /** Where its models run: nowhere, on the user's own machines, at their maker's, or at a host of many makers' models. */
  place: "nowhere" | "own" | "maker" | "host";
  /** Called when a connection names no address. */
  baseUrl: string | null;
  address: AddressRule;
  key: KeyRule;
  /** The header that carries the key; a bearer key stands in `authorization`. */
  keyHeader: "authorization" | "api-key";
  /** The page where its keys are made. */
  keyPage: string | null;
  /** Whose list prices hold here too. */
  pricesOf: "openai" | "anthropic" | null;
  /** Set where the list of models tells their prices. */
  tellsPrices?: true;
  /** Set where a dated API version can be asked for. */
  hasApiVersion?: true;
};

const cloud = {
  protocol: "chat",
  place: "maker",
  address: "optional",
  key: "required",
  keyHeader: "authorization",
  pricesOf: null,
} as const;

const host = { ...cloud, place: "host" } as const;

/** Every provider there is. A new one that speaks a protocol of the list is one entry here and one migration. */
export const providers = {
  simulator: {
    label: "Simulator",
    protocol: "simulator",
    place: "nowhere",
    baseUrl: null,
    address: "none",
    key: "none",
    keyHeader: "authorization",
    keyPage: null,
    pricesOf: null,
  },
  recorded: {
    label: "Recorded run",
    protocol: "recorded",
    place: "nowhere",
    baseUrl: null,
    address: "none",
    key: "none",
    keyHeader: "authorization",
    keyPage: null,
    pricesOf: null,
  },
  ollama: {
    label: "Ollama",
    protocol: "ollama",
    place: "own",
    baseUrl: "http://127.0.0.1:11434",
    address: "optional",
    key: "optional",
    keyHeader: "authorization",
    keyPage: null,
    pricesOf: null,
  },
  compatible: {
    label: "OpenAI-compatible server",
    protocol: "chat",
    place: "own",
    baseUrl: null,
    address: "required",
    key: "optional",
    keyHeader: "authorization",
    keyPage: null,
    pricesOf: null,
  },
  openai: {
    ...cloud,
    label: "OpenAI (Chat Completions)",
    baseUrl: "https://api.openai.com/v1",
    key: "own-address",
    keyPage: "https://platform.openai.com/api-keys",
    pricesOf: "openai",
  },
  "openai-responses": {
    ...cloud,
    label: "OpenAI (Responses)",
    protocol: "responses",
    baseUrl: "https://api.openai.com/v1",
    keyPage: "https://platform.openai.com/api-keys",
    pricesOf: "openai",
  },
  anthropic: {
    ...cloud,
    label: "Anthropic",
    protocol: "messages",
    baseUrl: "https://api.anthropic.com",
    keyPage: "https://platform.claude.com/settings/keys",
    pricesOf: "anthropic",
  },
  gemini: {
    ...cloud,
    label: "Google Gemini",
    baseUrl: "https://generativelanguage.googleapis.com/v1beta/openai",
    keyPage: "https://aistudio.google.com/apikey",
  },
  mistral: {
    ...cloud,
    label: "Mistral",
    baseUrl: "https://api.mistral.ai/v1",
    keyPage: "https://console.mistral.ai/api-keys",
  },
  cohere: {
    ...cloud,
    label: "Cohere",
    baseUrl: "https://api.cohere.ai/compatibility/v1",
    keyPage: "https://dashboard.cohere.com/api-keys",
  },
  deepseek: {
    ...cloud,
    label: "DeepSeek",
    baseUrl: "https://api.deepseek.com",
    keyPage: "https://platform.deepseek.com/api_keys",
  },
  xai: { ...cloud, label: "xAI", baseUrl: "https://api.x.ai/v1", keyPage: "https://console.x.ai" },
  "azure-openai": {
    ...host,
    label: "Azure OpenAI",
    protocol: "azure",
    baseUrl: null,
    address: "required",
    keyHeader: "api-key",
    keyPage: "https://portal.azure.com",
    hasApiVersion: true,
  },
  bedrock: {
    ...host,
    label: "AWS Bedrock",
    protocol: "converse",
    baseUrl: null,
    address: "required",
    keyPage: "https://console.aws.amazon.com/bedrock/home#/api-keys",
  },
  groq: {
    ...host,
    label: "Groq",
    baseUrl: "https://api.groq.com/openai/v1",
    keyPage: "https://console.groq.com/keys",
  },
  together: {
    ...host,
    label: "Together",
    baseUrl: "https://api.together.ai/v1",
    keyPage: "https://api.together.ai/settings/api-keys",
    tellsPrices: true,
  },
  openrouter: {
    ...host,
    label: "OpenRouter",
    baseUrl: "https://openrouter.ai/api/v1",
    keyPage: "https://openrouter.ai/settings/keys",
    tellsPrices: true,
  },
} as const satisfies Record<string, ProviderInfo>;

export type ProviderId = keyof typeof providers;

export const providerIds = Object.keys(providers) as [ProviderId, ...ProviderId[]];

export const providerInfo = (id: ProviderId): ProviderInfo => providers[id];

/** A sentence when this address and key cannot reach the provider, with the field it is about. */
export function whyNotConnect(
  id: ProviderId,
  { baseUrl, hasKey }: { baseUrl: string | null; hasKey: boolean },
): { path: "baseUrl" | "apiKey"; message: string } | null {
  const { label, address, key } = providerInfo(id);
  if (address === "none" && baseUrl !== null)
    return { path: "baseUrl", message: `The ${label.toLowerCase()} has no address.` };
  if (address === "required" && baseUrl === null)
    return { path: "baseUrl", message: "This provider needs an address." };
  const needsKey = key === "required" || (key === "own-address" && baseUrl === null);
  return needsKey && !hasKey ? { path: "apiKey", message: "This provider needs an API key." } : null;
}

/**
 * Whose rules a connection follows: an OpenAI connection to any other host than OpenAI's is one to a compatible server,
 * as it could be added before those had an entry of their own.
 */
export function spokenProvider(id: ProviderId, baseUrl: string | null): ProviderId {
  if (id !== "openai" || baseUrl === null || !URL.canParse(baseUrl)) return id;
  return new URL(baseUrl).hostname === "api.openai.com" ? "openai" : "compatible";
}
