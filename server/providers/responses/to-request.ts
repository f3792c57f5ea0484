import type { EasyInputMessage, ResponseCreateParamsStreaming } from "openai/resources/responses/responses";
import { textOf } from "@/server/core/prompt/message-parts";
import { imageUrl } from "../image-url";
import { isStrictSchema } from "../openai/to-request";
import type { GenerateRequest, Message } from "../port";

/** Responses request. Nothing is stored at OpenAI: a trial is one question, and samples may be confidential. */
export function toRequest({ model, messages, settings, jsonSchema }: GenerateRequest): ResponseCreateParamsStreaming {
  return {
    model,
    input: messages.map(toInput),
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

function toInput({ role, content }: Message): EasyInputMessage {
  if (role !== "user" || typeof content === "string") return { role, content: textOf(content) };
  return {
    role,
    content: content.map((part) =>
      part.type === "text"
        ? { type: "input_text" as const, text: part.text }
        : { type: "input_image" as const, image_url: imageUrl(part.image), detail: "auto" as const },
    ),
  };
}
