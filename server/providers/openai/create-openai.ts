import type { GuardedFetch } from "@/server/net/guarded-fetch";
import { startAnswer } from "../answer";
import { checkHealth } from "../check-health";
import { isJsonObject, listAt, textAt } from "../json-value";
import type { FinishReason, Provider, ProviderConnection, Usage } from "../port";
import { createProviderClient } from "../provider-client";
import { readVectors } from "../read-vectors";
import { createSseDecoder } from "../stream-decoders";
import { isContentFilter, kindOfError } from "./from-error";
import { fromResponse, toUsage } from "./from-response";
import { toRequest } from "./to-request";

export const openAiBaseUrl = "https://api.openai.com/v1";

const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 };

/**
 * OpenAI's Chat Completions, and every server that speaks them under another base URL. Always streamed: measured, it
 * costs no more than one whole answer and tells the time to the first token.
 */
export function createOpenAi(connection: ProviderConnection, fetch: GuardedFetch): Provider {
  const baseUrl = connection.baseUrl ?? openAiBaseUrl;
  const isOfficial = new URL(baseUrl).hostname === "api.openai.com";
  const client = createProviderClient({
    baseUrl,
    headers: connection.apiKey === null ? {} : { authorization: `Bearer ${connection.apiKey}` },
    apiKey: connection.apiKey,
    fetch,
    kindOfError,
  });

  const provider: Provider = {
    async generate(request) {
      const answer = startAnswer(request);
      let finishReason: FinishReason | null = null;
      let usage: Usage | null = null;
      let servedModel: string | null = null;
      let isRefusal = false;

      function take(body: unknown, addText: (text: string) => void) {
        if (isJsonObject(body) && body.error) throw client.errorInAnswer(body);
        const part = fromResponse(body);
        if (part.refusal !== "") isRefusal = true;
        addText(part.refusal + part.text);
        finishReason = part.finishReason ?? finishReason;
        usage = part.usage ?? usage;
        servedModel = part.model ?? servedModel;
      }

      await client.postStream("/chat/completions", {
        body: toRequest(request, isOfficial),
        signal: request.signal,
        decoder: createSseDecoder(),
        onMessage: (body) => take(body, answer.addText),
        onWhole: (body) => take(body, answer.setWholeText),
        isWhole: () => finishReason !== null,
        onRefused: (body) => {
          if (!isContentFilter(body)) return false;
          finishReason = "content_filter";
          usage = noUsage;
          return true;
        },
      });
      return answer.finish({ finishReason: isRefusal ? "refusal" : (finishReason ?? "stop"), usage, servedModel });
    },

    async embed(request) {
      const body = { model: request.model, input: request.inputs, encoding_format: "float" };
      const answer = await client.postJson("/embeddings", body, request.signal);
      const vectors = listAt(answer, "data").map((entry) => listAt(entry, "embedding"));
      const usage = toUsage(isJsonObject(answer) ? answer.usage : null);
      return { vectors: readVectors(vectors, request.inputs.length), usage: usage ?? noUsage };
    },

    async listModels(signal) {
      const answer = await client.getJson("/models", signal);
      return listAt(answer, "data").flatMap((entry) => {
        const name = textAt(entry, "id");
        return name === null ? [] : [{ name }];
      });
    },

    checkHealth: (signal) => checkHealth(provider, signal),
  };
  return provider;
}
