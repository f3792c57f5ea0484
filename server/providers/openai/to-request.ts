import type { ChatCompletionCreateParamsStreaming } from "openai/resources/chat/completions";
import { isJsonObject, type JsonObject } from "../json-value";
import type { GenerateRequest } from "../port";

/** The first reasoning models accept no sampling settings; later ones do, within limits they state themselves. */
const fixedSampling = /^(o\d|gpt-5(-mini|-nano)?(-\d{4}|$))/;

/** Chat Completions request. OpenAI itself wants `max_completion_tokens`; compatible servers know `max_tokens`. */
export function toRequest(request: GenerateRequest, isOfficial: boolean): ChatCompletionCreateParamsStreaming {
  const { settings } = request;
  const canSample = !(isOfficial && fixedSampling.test(request.model));
  const limit = isOfficial
    ? { max_completion_tokens: settings.maxOutputTokens }
    : { max_tokens: settings.maxOutputTokens };
  return {
    model: request.model,
    messages: request.messages,
    stream: true,
    stream_options: { include_usage: true },
    ...limit,
    temperature: canSample ? settings.temperature : undefined,
    top_p: canSample ? settings.topP : undefined,
    stop: canSample ? settings.stop : undefined,
    seed: settings.seed,
    response_format: request.jsonSchema && {
      type: "json_schema",
      json_schema: { ...request.jsonSchema, strict: isStrictSchema(request.jsonSchema.schema) },
    },
  };
}

/** Strict decoding is offered only for schemas whose every object is closed and requires all its properties. */
export function isStrictSchema(schema: JsonObject): boolean {
  if (isJsonObject(schema.properties)) {
    const required = Array.isArray(schema.required) ? schema.required : [];
    const isClosed = schema.additionalProperties === false;
    if (!isClosed || !Object.keys(schema.properties).every((name) => required.includes(name))) return false;
  }
  return Object.values(schema).every((part) => {
    if (Array.isArray(part)) return part.filter(isJsonObject).every(isStrictSchema);
    return !isJsonObject(part) || isStrictSchema(part);
  });
}
