import type { ChatRequest, Message as OllamaMessage } from "ollama";
import { imagesOf, textOf } from "@/server/core/prompt/message-parts";
import type { GenerateRequest, Message } from "../port";
import { toKeepAlive } from "./to-keep-alive";

/** Ollama's /api/chat request; settings left undefined keep the model's own defaults. */
export function toRequest(request: GenerateRequest, keepAlive: string | null = null): ChatRequest & { stream: true } {
  const { settings } = request;
  return {
    model: request.model,
    messages: request.messages.map(toMessage),
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

/** Pictures stand beside the text, which names them where they belong. Addresses do not come here (core/model/image-support). */
function toMessage({ role, content }: Message): OllamaMessage {
  const images = imagesOf(content).flatMap(({ image }) => (image.kind === "data" ? [image.base64] : []));
  return { role, content: textOf(content), ...(images.length === 0 ? {} : { images }) };
}

/** Only gpt-oss knows levels; other thinking models think or do not. */
function toThink({ model, settings: { reasoningEffort } }: GenerateRequest): ChatRequest["think"] {
  if (reasoningEffort === undefined) return undefined;
  if (!model.includes("gpt-oss")) return reasoningEffort !== "none";
  return levels.find((level) => level === reasoningEffort);
}

const levels = ["low", "medium", "high"] as const;
