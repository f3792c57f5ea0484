import { type Content, imageMark, partsOf, textOf } from "@/server/core/prompt/message-parts";
import { toSchema } from "../anthropic/to-schema";
import { joinNeighbours } from "../join-neighbours";
import type { JsonObject } from "../json-value";
import type { GenerateRequest } from "../port";

/** Addresses of pictures do not come here (core/model/image-support). */
function toContent(content: Content): JsonObject[] {
  return partsOf(content).map((part) => {
    if (part.type === "text") return { text: part.text };
    if (part.image.kind === "url") return { text: imageMark(part.name) };
    return { image: { format: part.image.mediaType.replace("image/", ""), source: { bytes: part.image.base64 } } };
  });
}

/** Converse request. Only Claude's schemas are sent (core/model/model-settings), so they are put into Claude's form. */
export function toRequest({ messages, settings, jsonSchema }: GenerateRequest): JsonObject {
  const system = messages
    .filter((message) => message.role === "system")
    .map(({ content }) => ({ text: textOf(content) }));
  return {
    messages: joinNeighbours(messages).map(({ role, content }) => ({ role, content: toContent(content) })),
    system: system.length === 0 ? undefined : system,
    inferenceConfig: {
      maxTokens: settings.maxOutputTokens,
      temperature: settings.temperature,
      topP: settings.topP,
      stopSequences: settings.stop,
    },
    outputConfig: jsonSchema && {
      textFormat: {
        type: "json_schema",
        structure: { jsonSchema: { name: jsonSchema.name, schema: JSON.stringify(toSchema(jsonSchema.schema)) } },
      },
    },
  };
}
