import type { GuardedFetch } from "@/server/net/guarded-fetch";
import { startAnswer } from "../answer";
import { checkHealth } from "../check-health";
import { fromTransport } from "../from-transport";
import { countAt, type JsonObject, listAt, objectAt, textAt } from "../json-value";
import type { FinishReason, Provider, ProviderConnection, Usage } from "../port";
import { readStream } from "../read-stream";
import { readVectors } from "../read-vectors";
import { fromResponse } from "./from-response";
import { clientOpener } from "./open-client";
import { toRequest } from "./to-request";

/** A local Ollama host over its own API (not the OpenAI-compatible one, which hides settings and counts). */
export function createOllama(connection: ProviderConnection, fetch: GuardedFetch): Provider {
  const { apiKey, keepAlive } = connection;
  const open = clientOpener(connection, fetch);
  const fail = (error: unknown): never => {
    throw fromTransport(error, apiKey);
  };

  const provider: Provider = {
    async generate(request) {
      const { signal } = request;
      const answer = startAnswer(request);
      let finishReason: FinishReason | null = null;
      let usage: Usage | null = null;
      let servedModel: string | null = null;
      let isFirst = true;

      function take(line: unknown) {
        const part = fromResponse(line);
        if (isFirst && part.finishReason !== null) answer.setWholeText(part.text);
        else answer.addText(part.text);
        isFirst = false;
        finishReason = part.finishReason ?? finishReason;
        usage = part.usage ?? usage;
        servedModel = part.model ?? servedModel;
      }

      try {
        const parts = await open(signal, isLastLine).chat(toRequest(request, keepAlive));
        await readStream(parts, { take, isWhole: () => finishReason !== null, signal });
      } catch (error) {
        return fail(error);
      }
      return answer.finish({ finishReason: finishReason ?? "stop", usage, servedModel });
    },

    async embed({ model, inputs, signal }) {
      const answer: unknown = await open(signal).embed({ model, input: inputs }).catch(fail);
      const vectors = listAt(answer, "embeddings").map((vector) => (Array.isArray(vector) ? vector : []));
      const inputTokens = countAt(answer, "prompt_eval_count") ?? 0;
      return {
        vectors: readVectors(vectors, inputs.length),
        usage: { inputTokens, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 },
      };
    },

    async listModels(signal) {
      const answer: unknown = await open(signal).list().catch(fail);
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

const isLastLine = (line: JsonObject) => line.done === true;
