import type {
  ContentBlockParam,
  MessageCreateParamsStreaming,
  OutputConfig,
} from "@anthropic-ai/sdk/resources/messages";
import { type Content, textOf } from "@/server/core/prompt/message-parts";
import { joinNeighbours } from "../join-neighbours";
import type { GenerateRequest } from "../port";
import { toSchema } from "./to-schema";

/** The API demands a limit; enough for any answer the product asks for when the prompt version sets none. */
export const defaultMaxTokens = 4096;

/** The models before Opus 4.7 take these; the SDK's types know them no more. */
type Sampling = { temperature?: number; top_p?: number };

/**
 * Messages API request. System messages are joined into the one `system` text; neighbours of one role are joined, as
 * roles must alternate. There is no seed. Constraints that the API's schemas lack become descriptions.
 */
export function toRequest(request: GenerateRequest): MessageCreateParamsStreaming & Sampling {
  const { settings } = request;
  const system = request.messages.filter((message) => message.role === "system").map(({ content }) => textOf(content));
  return {
    model: request.model,
    max_tokens: settings.maxOutputTokens ?? defaultMaxTokens,
    system: system.length === 0 ? undefined : system.join("\n\n"),
    messages: joinNeighbours(request.messages).map(({ role, content }) => ({ role, content: toContent(content) })),
    stream: true,
    temperature: settings.temperature,
    top_p: settings.topP,
    stop_sequences: settings.stop,
    output_config: toOutputConfig(request),
  };
}

function toContent(content: Content): string | ContentBlockParam[] {
  if (typeof content === "string") return content;
  return content.map((part): ContentBlockParam => {
    if (part.type === "text") return { type: "text", text: part.text };
    const { image } = part;
    if (image.kind === "url") return { type: "image", source: { type: "url", url: image.url } };
    return { type: "image", source: { type: "base64", media_type: image.mediaType, data: image.base64 } };
  });
}

function toOutputConfig({ settings, jsonSchema }: GenerateRequest): OutputConfig | undefined {
  const effort = efforts.find((each) => each === settings.reasoningEffort);
  if (effort === undefined && jsonSchema === undefined) return undefined;
  return { effort, format: jsonSchema && { type: "json_schema", schema: toSchema(jsonSchema.schema) } };
}

const efforts = ["low", "medium", "high", "xhigh", "max"] as const;
