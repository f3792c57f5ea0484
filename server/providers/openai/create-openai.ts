import OpenAI, { APIError } from "openai";
import type { GuardedFetch } from "@/server/net/guarded-fetch";
import { startAnswer } from "../answer";
import { checkHealth } from "../check-health";
import { isJsonObject, listAt, objectAt, textAt } from "../json-value";
import type { FinishReason, Provider, ProviderConnection, Usage } from "../port";
import { readStream } from "../read-stream";
import { readVectors } from "../read-vectors";
import { callOptions, createSdkFetch, isWholeAnswer, sdkDefaults } from "../sdk-fetch";
import { fromError, isContentFilter } from "./from-error";
import { fromResponse, toUsage } from "./from-response";
import { toRequest } from "./to-request";

const openAiBaseUrl = "https://api.openai.com/v1";

const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 };

/**
 * OpenAI's Chat Completions, and every server that speaks them under another base URL. Always streamed, so that the
 * time to the first token is known.
 */
export function createOpenAi({ baseUrl, apiKey }: ProviderConnection, fetch: GuardedFetch): Provider {
  const baseURL = baseUrl ?? openAiBaseUrl;
  const isOfficial = new URL(baseURL).hostname === "api.openai.com";
  const client = new OpenAI({ ...sdkDefaults, baseURL, fetch: createSdkFetch(fetch, apiKey) });
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
        const part = fromResponse(body);
        if (part.refusal !== "") isRefusal = true;
        addText(part.refusal + part.text);
        finishReason = part.finishReason ?? finishReason;
        usage = part.usage ?? usage;
        servedModel = part.model ?? servedModel;
      }

      try {
        const sent = client.chat.completions.create(toRequest(request, isOfficial), callOptions(signal));
        const { data, response } = await sent.withResponse();
        if (isWholeAnswer(response)) take(await readWhole(response), answer.setWholeText);
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
      const answer: unknown = await client.models.list(callOptions(signal)).catch(fail);
      return listAt(answer, "data").flatMap((entry) => {
        const name = textAt(entry, "id");
        return name === null ? [] : [{ name }];
      });
    },

    checkHealth: (signal) => checkHealth(provider, signal),
  };
  return provider;
}

/** One document instead of the stream that was asked for, which the SDK does not look into. */
async function readWhole(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  if (isJsonObject(body) && body.error) throw new APIError(undefined, body.error, undefined, response.headers);
  if (listAt(body, "choices").length === 0) throw new SyntaxError("it holds no choices.");
  return body;
}
