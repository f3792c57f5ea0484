import Anthropic from "@anthropic-ai/sdk";
import { ProviderError } from "@/server/core/model/provider-error";
import { providers } from "@/server/core/model/providers";
import type { GuardedFetch } from "@/server/net/guarded-fetch";
import { startAnswer } from "../answer";
import { checkHealth } from "../check-health";
import { countAt, listAt, textAt } from "../json-value";
import type { FinishReason, Provider, ProviderConnection, Usage } from "../port";
import { readStream } from "../read-stream";
import { byKey, callOptions, createSdkFetch, isWholeAnswer, sdkDefaults } from "../sdk-fetch";
import { fromError } from "./from-error";
import { fromEvent, fromMessage, type MessagePart } from "./from-response";
import { toRequest } from "./to-request";

const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 };

/** Anthropic's Messages API, always streamed. It has no embeddings and no seed. */
export function createAnthropic({ baseUrl, apiKey }: ProviderConnection, fetch: GuardedFetch): Provider {
  const client = new Anthropic({
    ...sdkDefaults,
    baseURL: baseUrl ?? providers.anthropic.baseUrl,
    fetch: createSdkFetch(fetch, byKey(apiKey)),
    openTelemetry: false,
  });
  const fail = (error: unknown): never => {
    throw fromError(error, apiKey, Date.now());
  };

  const provider: Provider = {
    async generate(request) {
      const { signal } = request;
      const answer = startAnswer(request);
      let finishReason: FinishReason | null = null;
      let usage: Partial<Usage> = {};
      let servedModel: string | null = null;
      let isWhole = false;

      function take(part: MessagePart, addText: (text: string) => void) {
        addText(part.text);
        finishReason = part.finishReason ?? finishReason;
        usage = { ...usage, ...part.usage };
        servedModel = part.model ?? servedModel;
        isWhole ||= part.isEnd;
      }

      try {
        const { data, response } = await client.messages.create(toRequest(request), callOptions(signal)).withResponse();
        if (isWholeAnswer(response)) {
          take(fromMessage(await response.json()), answer.setWholeText);
          if (!isWhole) throw new SyntaxError("it is no whole message.");
        } else {
          await readStream(data, {
            take: (event) => take(fromEvent(event), answer.addText),
            isWhole: () => isWhole,
            signal,
          });
        }
      } catch (error) {
        return fail(error);
      }
      const isCounted = usage.inputTokens !== undefined && usage.outputTokens !== undefined;
      const counted = isCounted ? { ...noUsage, ...usage } : null;
      return answer.finish({ finishReason: finishReason ?? "stop", usage: counted, servedModel });
    },

    async embed() {
      throw new ProviderError("bad_request", "Anthropic offers no embeddings. Choose another connection for them.");
    },

    async listModels(signal) {
      const answer: unknown = await client.models.list({ limit: 1000 }, callOptions(signal)).catch(fail);
      return listAt(answer, "data").flatMap((entry) => {
        const name = textAt(entry, "id");
        if (name === null) return [];
        const contextTokens = countAt(entry, "max_input_tokens") ?? undefined;
        return [{ name, label: textAt(entry, "display_name") ?? undefined, contextTokens }];
      });
    },

    checkHealth: (signal) => checkHealth(provider, signal),
  };
  return provider;
}
