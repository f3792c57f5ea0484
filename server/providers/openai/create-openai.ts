import { APIError } from "openai";
import { ProviderError } from "@/server/core/model/provider-error";
import { spokenProvider } from "@/server/core/model/providers";
import type { GuardedFetch } from "@/server/net/guarded-fetch";
import { startAnswer } from "../answer";
import { checkHealth } from "../check-health";
import { isJsonObject, listAt, objectAt } from "../json-value";
import type { FinishReason, Provider, ProviderConnection, Usage } from "../port";
import { readStream } from "../read-stream";
import { readVectors } from "../read-vectors";
import { callOptions, isWholeAnswer } from "../sdk-fetch";
import { saySo } from "../status-error";
import { dialectOf } from "./dialects";
import { fromError, isContentFilter } from "./from-error";
import { fromResponse, toUsage } from "./from-response";
import { openClient } from "./open-client";
import { readModels } from "./read-models";
import { toRequest } from "./to-request";

const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 };

/**
 * Chat Completions of OpenAI, Azure and every server that speaks them. Streamed wherever the server can, so that the
 * time to the first token is known.
 */
export function createOpenAi(connection: ProviderConnection, fetch: GuardedFetch): Provider {
  const { kind, baseUrl, apiKey } = connection;
  const dialect = dialectOf(spokenProvider(kind, baseUrl));
  const client = openClient(connection, fetch);
  const fail = (error: unknown): never => {
    throw fromError(error, apiKey, Date.now());
  };

  const provider: Provider = {
    async generate(request) {
      const { signal } = request;
      const answer = startAnswer(request);
      let finishReason: FinishReason | null = null;
      let usage: Usage | null = null;
      let servedModel: string | null = null;
      let isRefusal = false;

      function take(body: unknown, addText: (text: string) => void) {
        const part = fromResponse(body, dialect.hidesThinking);
        if (part.fault !== null) throw new ProviderError(part.fault, saySo(part.fault, ""));
        if (part.refusal !== "") isRefusal = true;
        addText(part.refusal + part.text);
        finishReason = part.finishReason ?? finishReason;
        usage = part.usage ?? usage;
        servedModel = part.model ?? servedModel;
      }

      try {
        const sent = client.chat.completions.create(toRequest(request, dialect), callOptions(signal));
        const { data, response } = await sent.withResponse();
        if (!(Symbol.asyncIterator in data)) take(checkWhole(data, response), answer.setWholeText);
        else if (isWholeAnswer(response)) take(checkWhole(await response.json(), response), answer.setWholeText);
        else {
          await readStream(data, {
            take: (chunk) => take(chunk, answer.addText),
            isWhole: () => finishReason !== null,
            signal,
          });
        }
      } catch (error) {
        if (!isContentFilter(error)) return fail(error);
        return answer.finish({ finishReason: "content_filter", usage: noUsage, servedModel });
      }
      return answer.finish({ finishReason: isRefusal ? "refusal" : (finishReason ?? "stop"), usage, servedModel });
    },

    async embed({ model, inputs, signal }) {
      const body = { model, input: inputs, encoding_format: "float" } as const;
      const answer: unknown = await client.embeddings.create(body, callOptions(signal)).catch(fail);
      const vectors = listAt(answer, "data").map((entry) => listAt(entry, "embedding"));
      const usage = toUsage(objectAt(answer, "usage"));
      return { vectors: readVectors(vectors, inputs.length), usage: usage ?? noUsage };
    },

    async listModels(signal) {
      const path = dialect.models.startsWith("/") ? new URL(dialect.models, client.baseURL).href : `/${dialect.models}`;
      return readModels(await client.get<unknown>(path, callOptions(signal)).catch(fail));
    },

    checkHealth: (signal) => checkHealth(provider, signal),
  };
  return provider;
}

/** An answer in one document, asked for or instead of a stream; the SDK does not look into it. */
function checkWhole(body: unknown, response: Response): unknown {
  if (isJsonObject(body) && body.error) throw new APIError(undefined, body.error, undefined, response.headers);
  if (listAt(body, "choices").length === 0) throw new SyntaxError("it holds no choices.");
  return body;
}
