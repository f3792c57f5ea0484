import { countAt, isJsonObject, objectAt, textAt } from "../json-value";
import type { FinishReason, Usage } from "../port";

export type ChatLine = {
  text: string;
  /** Null until the last line, which alone says that the answer is whole. */
  finishReason: FinishReason | null;
  usage: Usage | null;
  model: string | null;
};

/** Reads one line of /api/chat, or its whole answer. Thinking is counted by Ollama, but is not part of the answer. */
export function fromResponse(line: unknown): ChatLine {
  const isDone = isJsonObject(line) && line.done === true;
  return {
    text: textAt(objectAt(line, "message"), "content") ?? "",
    finishReason: isDone ? (textAt(line, "done_reason") === "length" ? "length" : "stop") : null,
    usage: isDone ? toUsage(line) : null,
    model: textAt(line, "model"),
  };
}

/** Ollama leaves `prompt_eval_count` out when the whole prompt was still in its cache; then nothing is known of it. */
function toUsage(line: unknown): Usage | null {
  const inputTokens = countAt(line, "prompt_eval_count");
  const outputTokens = countAt(line, "eval_count");
  if (inputTokens === null || outputTokens === null) return null;
  return { inputTokens, outputTokens, cachedInputTokens: 0, reasoningTokens: 0 };
}
