import type { ChatRequest } from "ollama";
import type { GenerateRequest } from "../port";
import { toKeepAlive } from "./to-keep-alive";

/** Ollama's /api/chat request; settings left undefined keep the model's own defaults. */
export function toRequest(request: GenerateRequest, keepAlive: string | null = null): ChatRequest & { stream: true } {
  const { settings } = request;
  return {
    model: request.model,
    messages: request.messages,
    stream: true,
    format: request.jsonSchema?.schema,
    think: toThink(request),
    keep_alive: keepAlive === null ? undefined : toKeepAlive(keepAlive),
    options: {
      temperature: settings.temperature,
      top_p: settings.topP,
      num_predict: settings.maxOutputTokens,
      stop: settings.stop,
      seed: settings.seed,
    },
  };
}

/** Only gpt-oss knows levels; other thinking models think or do not. */
function toThink({ model, settings: { reasoningEffort } }: GenerateRequest): ChatRequest["think"] {
  if (reasoningEffort === undefined) return undefined;
  if (!model.includes("gpt-oss")) return reasoningEffort !== "none";
  return levels.find((level) => level === reasoningEffort);
}

const levels = ["low", "medium", "high"] as const;
