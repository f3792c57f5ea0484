import { ProviderError } from "@/server/core/model/provider-error";
import type { GuardedFetch } from "@/server/net/guarded-fetch";
import { startAnswer } from "../answer";
import { checkHealth } from "../check-health";
import { countAt, listAt, textAt } from "../json-value";
import type { FinishReason, Provider, ProviderConnection, Usage } from "../port";
import { createProviderClient } from "../provider-client";
import { createSseDecoder } from "../stream-decoders";
import { kindOfError } from "./from-error";
import { fromEvent, fromMessage, type MessagePart } from "./from-response";
import { toRequest } from "./to-request";

export const anthropicBaseUrl = "https://api.anthropic.com";

const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 };

/** Anthropic's Messages API, always streamed. It has no embeddings and no seed. */
export function createAnthropic(connection: ProviderConnection, fetch: GuardedFetch): Provider {
  const key: Record<string, string> = connection.apiKey === null ? {} : { "x-api-key": connection.apiKey };
  const client = createProviderClient({
    baseUrl: connection.baseUrl ?? anthropicBaseUrl,
    headers: { "anthropic-version": "2023-06-01", ...key },
    apiKey: connection.apiKey,
    fetch,
    kindOfError,
  });

  const provider: Provider = {
    async generate(request) {
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

      await client.postStream("/v1/messages", {
        body: toRequest(request),
        signal: request.signal,
        decoder: createSseDecoder(),
        onMessage: (event) => {
          if (textAt(event, "type") === "error") throw client.errorInAnswer(event);
          take(fromEvent(event), answer.addText);
        },
        onWhole: (message) => take(fromMessage(message), answer.setWholeText),
        isWhole: () => isWhole,
      });
      const isCounted = usage.inputTokens !== undefined && usage.outputTokens !== undefined;
      const counted = isCounted ? { ...noUsage, ...usage } : null;
      return answer.finish({ finishReason: finishReason ?? "stop", usage: counted, servedModel });
    },

    async embed() {
      throw new ProviderError("bad_request", "Anthropic offers no embeddings. Choose another connection for them.");
    },

    async listModels(signal) {
      const answer = await client.getJson("/v1/models?limit=1000", signal);
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
