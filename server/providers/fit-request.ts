import { imageSupport } from "@/server/core/model/image-support";
import { takenBy, takenSettings } from "@/server/core/model/model-settings";
import { ProviderError } from "@/server/core/model/provider-error";
import { type ProviderId, providerInfo } from "@/server/core/model/providers";
import { imagesOf, textOf } from "@/server/core/prompt/message-parts";
import type { GenerateRequest, JsonAnswer, Message } from "./port";

/**
 * The request with only what the model takes, as the forms say it: nothing else reaches an adapter. Throws ProviderError
 * "bad_request" for images that it takes not at all, for without them the question would be another.
 */
export function fitRequest(provider: ProviderId, request: GenerateRequest): GenerateRequest {
  checkImages(provider, request);
  const { model, jsonSchema } = request;
  const settings = takenSettings(provider, model, request.settings);
  const { schema } = takenBy(provider, model);
  if (jsonSchema === undefined || schema === "enforced") return { ...request, settings };
  if (schema === "none") return { ...request, settings, jsonSchema: undefined };
  return {
    ...request,
    settings,
    messages: tellSchema(request.messages, jsonSchema),
    jsonSchema: { ...jsonSchema, isTold: true },
  };
}

function checkImages(provider: ProviderId, { model, messages }: GenerateRequest): void {
  const shown = messages.flatMap(({ content }) => imagesOf(content));
  if (shown.length === 0) return;
  const { images, urls } = imageSupport(provider, model);
  if (images === "no") throw new ProviderError("bad_request", `${model} takes no images, so it was not asked.`);
  if (urls === "no" && shown.some(({ image }) => image.kind === "url")) {
    const { label } = providerInfo(provider);
    throw new ProviderError("bad_request", `${label} fetches no images from addresses, so it was not asked.`);
  }
}

/** Servers that only promise JSON demand that the messages ask for it, too. */
function tellSchema(messages: Message[], { schema }: JsonAnswer): Message[] {
  const words = `Answer with one JSON object and nothing else. It must fit this JSON schema: ${JSON.stringify(schema)}`;
  const [first, ...rest] = messages;
  if (first?.role !== "system") return [{ role: "system", content: words }, ...messages];
  return [{ role: "system", content: `${textOf(first.content)}\n\n${words}` }, ...rest];
}
