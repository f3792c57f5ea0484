import { transformJSONSchema } from "@anthropic-ai/sdk/lib/transform-json-schema";
import type { MessageCreateParamsStreaming } from "@anthropic-ai/sdk/resources/messages";
import { ProviderError } from "@/server/core/model/provider-error";
import type { JsonObject } from "../json-value";
import type { GenerateRequest, GenerateSettings, Message } from "../port";

/** The API demands a limit; enough for any answer the product asks for when the prompt version sets none. */
export const defaultMaxTokens = 4096;

/** From Opus 4.7 on the models answer 400 to temperature and top_p, and the SDK's types know them no more. */
const canSample = /^claude-(3|sonnet-4|haiku-4|opus-4-(?![78]\b))/;

type Sampling = { temperature?: number; top_p?: number };

/**
 * Messages API request. System messages are joined into the one `system` text; neighbours of one role are joined, as
 * roles must alternate. There is no seed. Constraints that the API's schemas lack become descriptions.
 */
export function toRequest(request: GenerateRequest): MessageCreateParamsStreaming & Sampling {
  const { settings } = request;
  const system = request.messages.filter((message) => message.role === "system").map((message) => message.content);
  return {
    model: request.model,
    max_tokens: settings.maxOutputTokens ?? defaultMaxTokens,
    system: system.length === 0 ? undefined : system.join("\n\n"),
    messages: joinNeighbours(request.messages),
    stream: true,
    ...(canSample.test(request.model) ? toSampling(settings) : {}),
    stop_sequences: settings.stop,
    output_config: request.jsonSchema && {
      format: { type: "json_schema", schema: toSchema(request.jsonSchema.schema) },
    },
  };
}

function toSchema(schema: JsonObject): JsonObject {
  try {
    return transformJSONSchema(schema);
  } catch {
    const message = "The JSON schema cannot be put into Anthropic's form: each of its parts needs a type.";
    throw new ProviderError("bad_request", message);
  }
}

/** Temperature ends at 1 here, and models since 4.1 refuse it beside top_p, so it wins. */
function toSampling({ temperature, topP }: GenerateSettings): Sampling {
  return temperature === undefined ? { top_p: topP } : { temperature: Math.min(1, temperature) };
}

function joinNeighbours(messages: Message[]): { role: "user" | "assistant"; content: string }[] {
  const joined: { role: "user" | "assistant"; content: string }[] = [];
  for (const { role, content } of messages) {
    if (role === "system") continue;
    const last = joined.at(-1);
    if (last?.role === role) last.content += `\n\n${content}`;
    else joined.push({ role, content });
  }
  return joined;
}
