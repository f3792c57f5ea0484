import { countAt, listAt, objectAt, textAt } from "../json-value";
import type { FinishReason, Usage } from "../port";
import type { BedrockEvent } from "./read-events";

/** What one event, or a whole answer of Converse, adds to what is known. */
export type ConversePart = { text: string; finishReason: FinishReason | null; usage: Usage | null };

const finishReasons: Record<string, FinishReason> = {
  max_tokens: "length",
  model_context_window_exceeded: "length",
  content_filtered: "content_filter",
  guardrail_intervened: "content_filter",
  refusal: "refusal",
};

/** Thinking comes in deltas of its own kind, without `text`. */
export function fromEvent({ type, body }: BedrockEvent): ConversePart {
  return {
    text: type === "contentBlockDelta" ? (textAt(objectAt(body, "delta"), "text") ?? "") : "",
    finishReason: type === "messageStop" ? toFinishReason(textAt(body, "stopReason")) : null,
    usage: type === "metadata" ? toUsage(objectAt(body, "usage")) : null,
  };
}

export function fromAnswer(answer: unknown): ConversePart {
  const blocks = listAt(objectAt(objectAt(answer, "output"), "message"), "content");
  return {
    text: blocks.map((block) => textAt(block, "text") ?? "").join(""),
    finishReason: toFinishReason(textAt(answer, "stopReason")),
    usage: toUsage(objectAt(answer, "usage")),
  };
}

const toFinishReason = (reason: string | null): FinishReason | null =>
  reason === null ? null : (finishReasons[reason] ?? "stop");

/** Cached input is counted apart; here it is part of the input. */
function toUsage(usage: unknown): Usage | null {
  const fresh = countAt(usage, "inputTokens");
  const outputTokens = countAt(usage, "outputTokens");
  if (fresh === null || outputTokens === null) return null;
  const read = countAt(usage, "cacheReadInputTokens") ?? 0;
  const written = countAt(usage, "cacheWriteInputTokens") ?? 0;
  return { inputTokens: fresh + read + written, outputTokens, cachedInputTokens: read, reasoningTokens: 0 };
}
