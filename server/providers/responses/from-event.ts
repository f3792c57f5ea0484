import { countAt, isJsonObject, type JsonObject, listAt, objectAt, textAt } from "../json-value";
import type { FinishReason, Usage } from "../port";

/** What one event of a stream, or a whole response, adds to what is known. */
export type ResponsePart = {
  text: string;
  refusal: string;
  /** Null until the response has ended. */
  finishReason: FinishReason | null;
  /** The error of a response that failed, in OpenAI's words. */
  error: JsonObject | null;
  usage: Usage | null;
  model: string | null;
};

const nothing: ResponsePart = { text: "", refusal: "", finishReason: null, error: null, usage: null, model: null };

const ends = ["response.completed", "response.incomplete", "response.failed"];

export function fromEvent(event: unknown): ResponsePart {
  const type = textAt(event, "type") ?? "";
  const delta = textAt(event, "delta") ?? "";
  if (type === "response.output_text.delta") return { ...nothing, text: delta };
  if (type === "response.refusal.delta") return { ...nothing, refusal: delta };
  if (type === "error") return { ...nothing, error: isJsonObject(event) ? event : {} };
  if (!ends.includes(type)) return { ...nothing, model: textAt(objectAt(event, "response"), "model") };
  return { ...fromResponse(objectAt(event, "response")), text: "", refusal: "" };
}

/** A whole response, with its text; of an ended one in a stream only the end is news. */
export function fromResponse(response: unknown): ResponsePart {
  const status = textAt(response, "status");
  const parts = listAt(response, "output").flatMap((item) => listAt(item, "content"));
  const all = (type: string, field: string) =>
    parts.map((part) => (textAt(part, "type") === type ? (textAt(part, field) ?? "") : "")).join("");
  const reason = textAt(objectAt(response, "incomplete_details"), "reason");
  return {
    text: all("output_text", "text"),
    refusal: all("refusal", "refusal"),
    finishReason: toFinishReason(status, reason),
    error: status === "failed" ? objectAt(response, "error") : null,
    usage: toUsage(objectAt(response, "usage")),
    model: textAt(response, "model"),
  };
}

function toFinishReason(status: string | null, reason: string | null): FinishReason | null {
  if (status === "completed") return "stop";
  if (status !== "incomplete") return null;
  return reason === "content_filter" ? "content_filter" : "length";
}

function toUsage(usage: JsonObject): Usage | null {
  const inputTokens = countAt(usage, "input_tokens");
  const outputTokens = countAt(usage, "output_tokens");
  if (inputTokens === null || outputTokens === null) return null;
  return {
    inputTokens,
    outputTokens,
    cachedInputTokens: countAt(objectAt(usage, "input_tokens_details"), "cached_tokens") ?? 0,
    reasoningTokens: countAt(objectAt(usage, "output_tokens_details"), "reasoning_tokens") ?? 0,
  };
}
