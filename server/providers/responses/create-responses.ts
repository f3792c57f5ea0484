import { APIError } from "openai";
import type { GuardedFetch } from "@/server/net/guarded-fetch";
import { startAnswer } from "../answer";
import { createOpenAi } from "../openai/create-openai";
import { fromError } from "../openai/from-error";
import { openClient } from "../openai/open-client";
import type { FinishReason, Provider, ProviderConnection, Usage } from "../port";
import { readStream } from "../read-stream";
import { callOptions, isWholeAnswer } from "../sdk-fetch";
import { fromEvent, fromResponse, type ResponsePart } from "./from-event";
import { toRequest } from "./to-request";

/** OpenAI's Responses API, always streamed. Models, embeddings and health are asked as with Chat Completions. */
export function createResponses(connection: ProviderConnection, fetch: GuardedFetch): Provider {
  const client = openClient(connection, fetch);
  return {
    ...createOpenAi(connection, fetch),

    async generate(request) {
      const { signal } = request;
      const answer = startAnswer(request);
      let finishReason: FinishReason | null = null;
      let usage: Usage | null = null;
      let servedModel: string | null = null;
      let isRefusal = false;

      function take(part: ResponsePart, addText: (text: string) => void) {
        if (part.error !== null) throw new APIError(undefined, part.error, undefined, undefined);
        if (part.refusal !== "") isRefusal = true;
        addText(part.refusal + part.text);
        finishReason = part.finishReason ?? finishReason;
        usage = part.usage ?? usage;
        servedModel = part.model ?? servedModel;
      }

      try {
        const { data, response } = await client.responses
          .create(toRequest(request), callOptions(signal))
          .withResponse();
        if (isWholeAnswer(response)) {
          take(fromResponse(await response.json()), answer.setWholeText);
          if (finishReason === null) throw new SyntaxError("it is no ended response.");
        } else {
          await readStream(data, {
            take: (event) => take(fromEvent(event), answer.addText),
            isWhole: () => finishReason !== null,
            signal,
          });
        }
      } catch (error) {
        throw fromError(error, connection.apiKey, Date.now());
      }
      return answer.finish({ finishReason: isRefusal ? "refusal" : (finishReason ?? "stop"), usage, servedModel });
    },
  };
}
