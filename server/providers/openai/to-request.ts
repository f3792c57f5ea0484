import type { ChatCompletionCreateParams, ChatCompletionMessageParam } from "openai/resources/chat/completions";
import { textOf } from "@/server/core/prompt/message-parts";
import { imageUrl } from "../image-url";
import { isJsonObject, type JsonObject } from "../json-value";
import type { GenerateRequest, JsonAnswer, Message } from "../port";
import type { Dialect } from "./dialects";

/** Chat Completions request, streamed unless this server does not stream what is asked for. */
export function toRequest(request: GenerateRequest, dialect: Dialect): ChatCompletionCreateParams {
  const { settings, jsonSchema } = request;
  const stream = jsonSchema === undefined || dialect.streamsJson;
  const words: ChatCompletionCreateParams & JsonObject = {
    model: request.model,
    messages: request.messages.map(toMessage),
    stream,
    stream_options: stream && dialect.asksForUsage ? { include_usage: true } : undefined,
    temperature: settings.temperature,
    top_p: settings.topP,
    stop: settings.stop,
    response_format: jsonSchema && toFormat(jsonSchema),
    [dialect.limit]: settings.maxOutputTokens,
    [dialect.seed]: settings.seed,
    ...(settings.reasoningEffort === undefined ? {} : dialect.effort(settings.reasoningEffort)),
  };
  return words;
}

/** The detail is left out: "auto" is what it is then, and not every compatible server knows the word. */
function toMessage({ role, content }: Message): ChatCompletionMessageParam {
  if (role !== "user" || typeof content === "string") return { role, content: textOf(content) };
  return {
    role,
    content: content.map((part) =>
      part.type === "text" ? part : { type: "image_url" as const, image_url: { url: imageUrl(part.image) } },
    ),
  };
}

function toFormat({ name, schema, isTold }: JsonAnswer): ChatCompletionCreateParams["response_format"] {
  if (isTold) return { type: "json_object" };
  return { type: "json_schema", json_schema: { name, schema, strict: isStrictSchema(schema) } };
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
