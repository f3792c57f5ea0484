import type { ProviderId } from "@/server/core/model/providers";
import type { GenerateRequest } from "../port";

/** In which words a server that speaks Chat Completions wants what all of them can do. */
export type Dialect = {
  limit: "max_tokens" | "max_completion_tokens";
  seed: "seed" | "random_seed";
  /** Whether the usage of a streamed answer has to be asked for; some refuse the question and tell it anyway. */
  asksForUsage: boolean;
  /** Some refuse to stream an answer that is held to JSON. */
  streamsJson: boolean;
  effort: (effort: NonNullable<GenerateRequest["settings"]["reasoningEffort"]>) => Record<string, unknown>;
  /** Thinking is only in the total, not in the completion's count; it is billed as output all the same. */
  hidesThinking: boolean;
  /** Where the models are listed, from the base URL or, with a leading slash, from the host. */
  models: string;
};

const ordinary: Dialect = {
  limit: "max_tokens",
  seed: "seed",
  asksForUsage: true,
  streamsJson: true,
  effort: (reasoning_effort) => ({ reasoning_effort }),
  hidesThinking: false,
  models: "models",
};

const special: Partial<Record<ProviderId, Partial<Dialect>>> = {
  openai: { limit: "max_completion_tokens" },
  "azure-openai": { limit: "max_completion_tokens" },
  gemini: { hidesThinking: true },
  xai: { hidesThinking: true },
  mistral: { seed: "random_seed", asksForUsage: false },
  cohere: { asksForUsage: false, streamsJson: false, models: "/v1/models?endpoint=chat&page_size=1000" },
  deepseek: {
    effort: (effort) => (effort === "none" ? { thinking: { type: "disabled" } } : { reasoning_effort: effort }),
  },
  groq: { limit: "max_completion_tokens", streamsJson: false },
  openrouter: { effort: (effort) => ({ reasoning: { effort } }) },
};

export const dialectOf = (provider: ProviderId): Dialect => ({ ...ordinary, ...special[provider] });
