import type { ProviderErrorKind } from "@/server/core/model/provider-error";
import { countAt, isJsonObject, listAt, objectAt, textAt } from "../json-value";
import type { FinishReason, Usage } from "../port";

/** What one chunk of a stream, or a whole answer, adds to what is known. */
export type ChatPart = {
  text: string;
  /** The model's own words for declining, which OpenAI sends apart from the text. */
  refusal: string;
  finishReason: FinishReason | null;
  /** Set where the server says by a finish reason that it broke off. */
  fault: ProviderErrorKind | null;
  usage: Usage | null;
  model: string | null;
};

/** Gemini's own reasons come in capitals; all are compared in small letters. */
const finishReasons: Record<string, FinishReason> = {
  length: "length",
  max_tokens: "length",
  model_length: "length",
  content_filter: "content_filter",
  safety: "content_filter",
  recitation: "content_filter",
  blocklist: "content_filter",
  prohibited_content: "content_filter",
  spii: "content_filter",
};

const faults: Record<string, ProviderErrorKind> = { error: "server", insufficient_system_resource: "overloaded" };

/** Reads a `chat.completion.chunk` (field `delta`) or a `chat.completion` (field `message`). */
export function fromResponse(body: unknown, hidesThinking = false): ChatPart {
  const choice = listAt(body, "choices")[0];
  const content = isJsonObject(choice) && "delta" in choice ? objectAt(choice, "delta") : objectAt(choice, "message");
  const reason = (textAt(choice, "finish_reason") ?? "").toLowerCase();
  return {
    text: textAt(content, "content") ?? textOfParts(listAt(content, "content")),
    refusal: textAt(content, "refusal") ?? "",
    finishReason: reason === "" ? null : (finishReasons[reason] ?? "stop"),
    fault: faults[reason] ?? null,
    usage: toUsage(isJsonObject(body) ? body.usage : null, hidesThinking),
    model: textAt(body, "model"),
  };
}

/** Mistral's thinking models answer in parts; what they think is not part of the answer. */
const textOfParts = (parts: unknown[]): string =>
  parts.map((part) => (textAt(part, "type") === "text" ? (textAt(part, "text") ?? "") : "")).join("");

/** Null when the server reports no usage, as some compatible ones do. */
export function toUsage(usage: unknown, hidesThinking = false): Usage | null {
  const inputTokens = countAt(usage, "prompt_tokens");
  if (inputTokens === null) return null;
  const total = countAt(usage, "total_tokens");
  const rest = total === null ? 0 : Math.max(0, total - inputTokens);
  const said = countAt(usage, "completion_tokens") ?? rest;
  const outputTokens = hidesThinking ? Math.max(said, rest) : said;
  return {
    inputTokens,
    outputTokens,
    cachedInputTokens:
      countAt(objectAt(usage, "prompt_tokens_details"), "cached_tokens") ??
      countAt(usage, "prompt_cache_hit_tokens") ??
      0,
    reasoningTokens:
      countAt(objectAt(usage, "completion_tokens_details"), "reasoning_tokens") ?? Math.max(0, outputTokens - said),
  };
}
