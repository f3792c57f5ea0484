import { Ollama } from "ollama";
import type { GuardedFetch } from "@/server/net/guarded-fetch";
import type { ProviderConnection } from "../port";
import { byKey, createSdkFetch } from "../sdk-fetch";
import { createLineCheck, type LastLine } from "./check-lines";
import { fromRefusal } from "./from-error";
import { ollamaBaseUrl } from "./ollama-base-url";

export type OpenClient = (signal: AbortSignal, isLast?: LastLine) => Ollama;

/** `isLast` is set for a streamed answer. One client a call: the package takes no signal of ours, and a kept client remembers each stream that failed. */
export function clientOpener({ baseUrl, apiKey }: ProviderConnection, fetch: GuardedFetch): OpenClient {
  const host = baseUrl ?? ollamaBaseUrl;
  const sdkFetch = createSdkFetch(fetch, byKey(apiKey));
  return (signal, isLast) => {
    const boundFetch: GuardedFetch = async (input, init) => {
      const response = await sdkFetch(input, { ...init, signal });
      if (!response.ok) throw fromRefusal(response, await response.text(), apiKey, Date.now());
      if (isLast === undefined || response.body === null) return response;
      return new Response(response.body.pipeThrough(createLineCheck(apiKey, isLast)), response);
    };
    return new Ollama({ host, fetch: boundFetch });
  };
}
