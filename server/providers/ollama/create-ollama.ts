import type { GuardedFetch } from "@/server/net/guarded-fetch";
import { startAnswer } from "../answer";
import { checkHealth } from "../check-health";
import { countAt, isJsonObject, listAt, objectAt, textAt } from "../json-value";
import type { FinishReason, Provider, ProviderConnection, Usage } from "../port";
import { createProviderClient } from "../provider-client";
import { readVectors } from "../read-vectors";
import { createLineDecoder } from "../stream-decoders";
import { kindOfError } from "./from-error";
import { fromResponse } from "./from-response";
import { toRequest } from "./to-request";

export const ollamaBaseUrl = "http://127.0.0.1:11434";

/** A local Ollama host over its own API (not the OpenAI-compatible one, which hides settings and counts). */
export function createOllama(connection: ProviderConnection, fetch: GuardedFetch): Provider {
  const client = createProviderClient({
    baseUrl: connection.baseUrl ?? ollamaBaseUrl,
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

      function take(line: unknown, addText: (text: string) => void) {
        if (isJsonObject(line) && line.error) throw client.errorInAnswer(line);
        const part = fromResponse(line);
        addText(part.text);
        finishReason = part.finishReason ?? finishReason;
        usage = part.usage ?? usage;
        servedModel = part.model ?? servedModel;
      }

      await client.postStream("/api/chat", {
        body: toRequest(request),
        signal: request.signal,
        decoder: createLineDecoder(),
        onMessage: (line) => take(line, answer.addText),
        onWhole: (line) => take(line, answer.setWholeText),
        isWhole: () => finishReason !== null,
      });
      return answer.finish({ finishReason: finishReason ?? "stop", usage, servedModel });
    },

    async embed(request) {
      const answer = await client.postJson(
        "/api/embed",
        { model: request.model, input: request.inputs },
        request.signal,
      );
      const vectors = listAt(answer, "embeddings").map((vector) => (Array.isArray(vector) ? vector : []));
      const inputTokens = countAt(answer, "prompt_eval_count") ?? 0;
      return {
        vectors: readVectors(vectors, request.inputs.length),
        usage: { inputTokens, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 },
      };
    },

    async listModels(signal) {
      const answer = await client.getJson("/api/tags", signal);
      return listAt(answer, "models").flatMap((entry) => {
        const name = textAt(entry, "name");
        if (name === null) return [];
        const size = textAt(objectAt(entry, "details"), "parameter_size");
        const label = size === null || size === "" ? undefined : `${name} (${size} parameters)`;
        return [{ name, label, inputMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0 }];
      });
    },

    checkHealth: (signal) => checkHealth(provider, signal),
  };
  return provider;
}
