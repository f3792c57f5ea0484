import { ProviderError } from "@/server/core/model/provider-error";
import type { GuardedFetch } from "@/server/net/guarded-fetch";
import { startAnswer } from "../answer";
import { checkHealth } from "../check-health";
import { fromTransport } from "../from-transport";
import { listAt, textAt } from "../json-value";
import type { FinishReason, ListedModel, Provider, ProviderConnection, Usage } from "../port";
import { readStream } from "../read-stream";
import { callOptions, createSdkFetch, isWholeAnswer } from "../sdk-fetch";
import { authorizeBedrock } from "./authorize";
import { fromException, fromRefusal } from "./from-error";
import { type ConversePart, fromAnswer, fromEvent } from "./from-response";
import { type BedrockEvent, readEvents } from "./read-events";
import { toRequest } from "./to-request";

/** AWS Bedrock's Converse API, always streamed: one form of request for the models of many makers. */
export function createBedrock({ baseUrl, apiKey }: ProviderConnection, fetch: GuardedFetch): Provider {
  const runtime = baseUrl ?? "";
  // Models are listed by a sister host of the same service and region, which takes the same key.
  const control = runtime.replace(
    /^(https:\/\/)bedrock-runtime((?:-fips)?\.[a-z0-9-]+\.amazonaws\.com)/,
    "$1bedrock$2",
  );
  const call = createSdkFetch(fetch, authorizeBedrock(apiKey, runtime));

  async function send(url: string, signal: AbortSignal, init: RequestInit = {}): Promise<Response> {
    try {
      const response = await call(url, { ...init, ...callOptions(signal) });
      if (response.ok) return response;
      throw await fromRefusal(response, apiKey, Date.now());
    } catch (error) {
      throw fromTransport(error, apiKey);
    }
  }

  async function list(path: string, signal: AbortSignal): Promise<unknown> {
    const response = await send(`${control}${path}`, signal, { headers: { accept: "application/json" } });
    return response.json().catch((error: unknown) => {
      throw fromTransport(error, apiKey);
    });
  }

  const provider: Provider = {
    async generate(request) {
      const { model, signal } = request;
      const answer = startAnswer(request);
      let finishReason: FinishReason | null = null;
      let usage: Usage | null = null;

      function take(part: ConversePart, addText: (text: string) => void) {
        addText(part.text);
        finishReason = part.finishReason ?? finishReason;
        usage = part.usage ?? usage;
      }
      function takeEvent(event: BedrockEvent) {
        if (event.messageType !== "event") throw fromException(event, apiKey);
        take(fromEvent(event), answer.addText);
      }

      const response = await send(`${runtime}/model/${encodeURIComponent(model)}/converse-stream`, signal, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/vnd.amazon.eventstream" },
        body: JSON.stringify(toRequest(request)),
      });
      try {
        if (isWholeAnswer(response)) {
          take(fromAnswer(await response.json()), answer.setWholeText);
          if (finishReason === null) throw new SyntaxError("it is no whole message.");
        } else if (response.body !== null) {
          const events = readEvents(response.body);
          await readStream(events, { take: takeEvent, isWhole: () => finishReason !== null, signal });
        }
      } catch (error) {
        throw fromTransport(error, apiKey);
      }
      return answer.finish({ finishReason: finishReason ?? "stop", usage, servedModel: null });
    },

    async embed() {
      throw new ProviderError(
        "bad_request",
        "Embeddings of Bedrock are not offered. Choose another connection for them.",
      );
    },

    /** Models that can be called as they are, and inference profiles, which newer models are called by. */
    async listModels(signal) {
      const models = listAt(
        await list("/foundation-models?byOutputModality=TEXT&byInferenceType=ON_DEMAND", signal),
        "modelSummaries",
      );
      const profiles = await list("/inference-profiles?maxResults=1000", signal).catch((error: unknown) => {
        // A key's rights may end at the models.
        if (error instanceof ProviderError && error.kind === "auth") return null;
        throw error;
      });
      return [
        ...models.flatMap((entry) => toListed(textAt(entry, "modelId"), textAt(entry, "modelName"))),
        ...listAt(profiles, "inferenceProfileSummaries").flatMap((entry) =>
          toListed(textAt(entry, "inferenceProfileId"), textAt(entry, "inferenceProfileName")),
        ),
      ];
    },

    checkHealth: (signal) => checkHealth(provider, signal),
  };
  return provider;
}

const toListed = (name: string | null, label: string | null): ListedModel[] =>
  name === null ? [] : [{ name, label: label ?? undefined }];
