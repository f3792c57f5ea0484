import { countAt, listAt, objectAt, textAt } from "../json-value";
import type { FinishReason, Usage } from "../port";

/** What one stream event, or a whole message, adds to what is known. */
export type MessagePart = {
  text: string;
  finishReason: FinishReason | null;
  usage: Partial<Usage>;
  model: string | null;
  isEnd: boolean;
};

const nothing: MessagePart = { text: "", finishReason: null, usage: {}, model: null, isEnd: false };

/** Reads one event of the Messages stream. Pings, thinking and unknown events add nothing. */
export function fromEvent(event: unknown): MessagePart {
  switch (textAt(event, "type")) {
    case "message_start": {
      const message = objectAt(event, "message");
      return { ...nothing, usage: toUsage(message.usage), model: textAt(message, "model") };
    }
    case "content_block_start":
      return { ...nothing, text: textOf(objectAt(event, "content_block"), "text") };
    case "content_block_delta":
      return { ...nothing, text: textOf(objectAt(event, "delta"), "text_delta") };
    case "message_delta":
      return {
        ...nothing,
        finishReason: toFinishReason(textAt(objectAt(event, "delta"), "stop_reason")),
        usage: toUsage(objectAt(event, "usage")),
      };
    case "message_stop":
      return { ...nothing, isEnd: true };
    default:
      return nothing;
  }
}

/** Reads a whole message, for a proxy that does not stream. */
export function fromMessage(message: unknown): MessagePart {
  return {
    text: listAt(message, "content")
      .map((block) => textOf(block, "text"))
      .join(""),
    finishReason: toFinishReason(textAt(message, "stop_reason")),
    usage: toUsage(objectAt(message, "usage")),
    model: textAt(message, "model"),
    isEnd: textAt(message, "stop_reason") !== null,
  };
}

function textOf(block: unknown, type: string): string {
  return textAt(block, "type") === type ? (textAt(block, "text") ?? "") : "";
}

function toFinishReason(reason: string | null): FinishReason | null {
  if (reason === null) return null;
  if (reason === "refusal") return "refusal";
  return reason === "max_tokens" || reason === "model_context_window_exceeded" ? "length" : "stop";
}

/** Anthropic counts cached input apart; here it is part of the input. Later events repeat counts, the last one holds. */
export function toUsage(usage: unknown): Partial<Usage> {
  const fresh = countAt(usage, "input_tokens");
  const read = countAt(usage, "cache_read_input_tokens") ?? 0;
  const written = countAt(usage, "cache_creation_input_tokens") ?? 0;
  const output = countAt(usage, "output_tokens");
  const reasoning = countAt(objectAt(usage, "output_tokens_details"), "thinking_tokens");
  return {
    ...(fresh === null ? {} : { inputTokens: fresh + read + written, cachedInputTokens: read }),
    ...(output === null ? {} : { outputTokens: output }),
    ...(reasoning === null ? {} : { reasoningTokens: reasoning }),
  };
}
