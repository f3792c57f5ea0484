import type { CallSettings } from "@/server/core/model/model-settings";
import type { ProviderError } from "@/server/core/model/provider-error";
import type { ProviderId } from "@/server/core/model/providers";

/** The one shape every model provider is reached through. An adapter is small pure mappings around the vendor's client. */
export type ProviderKind = ProviderId;

export type Message = { role: "system" | "user" | "assistant"; content: string };

/** What the model does not take of them is left out before its adapter sees it; core/model/model-settings says what. */
export type GenerateSettings = CallSettings;

export type JsonAnswer = {
  name: string;
  schema: Record<string, unknown>;
  /** Set on the way to the adapter for models that enforce no schema: the messages tell it, and JSON is all that is asked. */
  isTold?: true;
};

export type GenerateRequest = {
  model: string;
  messages: Message[];
  settings: GenerateSettings;
  /** When set the model is asked for JSON that this schema accepts; the answer's `text` is still the raw text. */
  jsonSchema?: JsonAnswer;
  /**
   * Names the trial and the attempt to the simulator, so that the same trial always gives the same answer. Made by
   * `formatTrialSeed` of core/model/trial-seed; any other text is taken as one opaque name.
   */
  trialSeed?: string;
  /** The sample's reference answer; only the simulator looks at it, to be right as often as its set quality says. */
  expected?: string;
  signal: AbortSignal;
  onText?: (delta: string) => void;
};

export type FinishReason = "stop" | "length" | "refusal" | "content_filter" | "empty";

/** `inputTokens` includes the cached ones, `outputTokens` the reasoning ones, whatever way the provider counts. */
export type Usage = {
  inputTokens: number;
  outputTokens: number;
  cachedInputTokens: number;
  reasoningTokens: number;
  /** Set when the provider told no counts and these are guessed from the length of the texts. */
  isEstimated?: true;
};

export type GenerateResult = {
  text: string;
  finishReason: FinishReason;
  usage: Usage;
  /** Whole milliseconds from the request to the first text (null: the answer came in one piece), and to the end. */
  timeToFirstTokenMs: number | null;
  latencyMs: number;
  /** The model name the provider says it used. */
  servedModel: string;
};

export type EmbedRequest = { model: string; inputs: string[]; signal: AbortSignal };
export type EmbedResult = { vectors: number[][]; usage: Usage };

/** Prices are micro-dollars per million tokens (1_000_000 = $1 per million tokens). */
export type ListedModel = {
  name: string;
  label?: string;
  contextTokens?: number;
  inputMicroUsdPerMillion?: number;
  outputMicroUsdPerMillion?: number;
  cachedInputMicroUsdPerMillion?: number;
};

export type Health = {
  isReachable: boolean;
  message: string;
  latencyMs: number | null;
  /** How many models it lists; null where that was not asked or not answered. */
  modelCount: number | null;
  failure: ProviderError | null;
};

/** A finished run that gives its answers again. It reads them when asked, so it must not be asked inside a transaction. */
export type Recording = {
  /** Of the run: the same one gives the same provider. */
  id: string;
  listModels(): Promise<ListedModel[]>;
  /** The stored answer to the same messages, or why there is none. `repeat` chooses among several. */
  find(question: {
    model: string;
    messages: Message[];
    repeat: number | null;
  }): Promise<{ answer: GenerateResult } | { reason: string }>;
};

export type ProviderConnection = {
  kind: ProviderKind;
  baseUrl: string | null;
  apiKey: string | null;
  /** Only where the provider dates its API: null is the version that needs no date. */
  apiVersion?: string | null;
  /** How long an Ollama host keeps a model in memory after a call; null leaves it to the host. */
  keepAlive?: string | null;
  /** Set only when an admin entered this base URL knowing that it is private (a local or company host). Default false. */
  allowPrivateHosts?: boolean;
  /** What the kind "recorded" replays. */
  recording?: Recording;
};

export type Provider = {
  generate(request: GenerateRequest): Promise<GenerateResult>;
  embed(request: EmbedRequest): Promise<EmbedResult>;
  listModels(signal: AbortSignal): Promise<ListedModel[]>;
  checkHealth(signal: AbortSignal): Promise<Health>;
};
