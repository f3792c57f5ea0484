import type { ChatRequest } from "ollama";
import type { GenerateRequest } from "../port";

/** Ollama's /api/chat request; settings left undefined keep the model's own defaults. */
export function toRequest(request: GenerateRequest): ChatRequest & { stream: true } {
  const { settings } = request;
  return {
    model: request.model,
    messages: request.messages,
    stream: true,
    format: request.jsonSchema?.schema,
    options: {
      temperature: settings.temperature,
      top_p: settings.topP,
      num_predict: settings.maxOutputTokens,
      stop: settings.stop,
      seed: settings.seed,
    },
  };
}
