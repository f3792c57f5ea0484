import { countAt, isJsonObject, listAt, objectAt, textAt } from "../json-value";
import type { FinishReason, Usage } from "../port";

/** What one chunk of a stream, or a whole answer, adds to what is known. */
export type ChatPart = {
  text: string;
  /** The model's own words for declining, which OpenAI sends apart from the text. */
  refusal: string;
  finishReason: FinishReason | null;
  usage: Usage | null;
  model: string | null;
};

const finishReasons: Record<string, FinishReason> = {
  length: "length",
  max_tokens: "length",
  content_filter: "content_filter",
};

/** Reads a `chat.completion.chunk` (field `delta`) or a `chat.completion` (field `message`). */
export function fromResponse(body: unknown): ChatPart {
  const choice = listAt(body, "choices")[0];
  const content = isJsonObject(choice) && "delta" in choice ? objectAt(choice, "delta") : objectAt(choice, "message");
  const reason = textAt(choice, "finish_reason");
  return {
    text: textAt(content, "content") ?? "",
    refusal: textAt(content, "refusal") ?? "",
    finishReason: reason === null || reason === "" ? null : (finishReasons[reason] ?? "stop"),
    usage: toUsage(isJsonObject(body) ? body.usage : null),
    model: textAt(body, "model"),
  };
}

/** Null when the server reports no usage, as some compatible ones do. */
export function toUsage(usage: unknown): Usage | null {
  const inputTokens = countAt(usage, "prompt_tokens");
  if (inputTokens === null) return null;
  const total = countAt(usage, "total_tokens");
  return {
    inputTokens,
    outputTokens: countAt(usage, "completion_tokens") ?? (total === null ? 0 : Math.max(0, total - inputTokens)),
    cachedInputTokens: countAt(objectAt(usage, "prompt_tokens_details"), "cached_tokens") ?? 0,
    reasoningTokens: countAt(objectAt(usage, "completion_tokens_details"), "reasoning_tokens") ?? 0,
  };
}
