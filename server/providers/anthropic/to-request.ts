import type { MessageCreateParamsStreaming, OutputConfig } from "@anthropic-ai/sdk/resources/messages";
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
  const system = request.messages.filter((message) => message.role === "system").map((message) => message.content);
  return {
    model: request.model,
    max_tokens: settings.maxOutputTokens ?? defaultMaxTokens,
    system: system.length === 0 ? undefined : system.join("\n\n"),
    messages: joinNeighbours(request.messages),
    stream: true,
    temperature: settings.temperature,
    top_p: settings.topP,
    stop_sequences: settings.stop,
    output_config: toOutputConfig(request),
  };
}

function toOutputConfig({ settings, jsonSchema }: GenerateRequest): OutputConfig | undefined {
  const effort = efforts.find((each) => each === settings.reasoningEffort);
  if (effort === undefined && jsonSchema === undefined) return undefined;
  return { effort, format: jsonSchema && { type: "json_schema", schema: toSchema(jsonSchema.schema) } };
}

const efforts = ["low", "medium", "high", "xhigh", "max"] as const;
