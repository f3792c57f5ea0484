import { takenBy, takenSettings } from "@/server/core/model/model-settings";
import type { ProviderId } from "@/server/core/model/providers";
import type { GenerateRequest, JsonAnswer, Message } from "./port";

/** The request with only what the model takes, as the forms say it: nothing else reaches an adapter. */
export function fitRequest(provider: ProviderId, request: GenerateRequest): GenerateRequest {
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

/** Servers that only promise JSON demand that the messages ask for it, too. */
function tellSchema(messages: Message[], { schema }: JsonAnswer): Message[] {
  const words = `Answer with one JSON object and nothing else. It must fit this JSON schema: ${JSON.stringify(schema)}`;
  const [first, ...rest] = messages;
  if (first?.role !== "system") return [{ role: "system", content: words }, ...messages];
  return [{ role: "system", content: `${first.content}\n\n${words}` }, ...rest];
}
