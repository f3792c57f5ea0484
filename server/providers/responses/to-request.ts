import type { ResponseCreateParamsStreaming } from "openai/resources/responses/responses";
import { isStrictSchema } from "../openai/to-request";
import type { GenerateRequest } from "../port";

/** Responses request. Nothing is stored at OpenAI: a trial is one question, and samples may be confidential. */
export function toRequest({ model, messages, settings, jsonSchema }: GenerateRequest): ResponseCreateParamsStreaming {
  return {
    model,
    input: messages,
    stream: true,
    store: false,
    temperature: settings.temperature,
    top_p: settings.topP,
    max_output_tokens: settings.maxOutputTokens,
    reasoning: settings.reasoningEffort && { effort: settings.reasoningEffort },
    text: jsonSchema && {
      format: {
        type: "json_schema",
        name: jsonSchema.name,
        schema: jsonSchema.schema,
        strict: isStrictSchema(jsonSchema.schema),
      },
    },
  };
}
