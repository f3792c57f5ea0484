import OpenAI, { AzureOpenAI } from "openai";
import { providerInfo, spokenProvider } from "@/server/core/model/providers";
import type { GuardedFetch } from "@/server/net/guarded-fetch";
import type { ProviderConnection } from "../port";
import { byKey, createSdkFetch, sdkDefaults } from "../sdk-fetch";
import { reshapeRefusal } from "./reshape-refusal";

/**
 * The openai package for a connection. Azure is called at its undated `/openai/v1`, where a model is named by its
 * deployment, or, when the connection names a dated version, at the deployment's own path.
 */
export function openClient(connection: ProviderConnection, fetch: GuardedFetch): OpenAI {
  const { kind, baseUrl, apiKey, apiVersion } = connection;
  const { keyHeader, protocol } = providerInfo(kind);
  const sdkFetch = createSdkFetch(fetch, byKey(apiKey, keyHeader));
  const options = {
    ...sdkDefaults,
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const response = await sdkFetch(input, init);
      return response.ok ? response : reshapeRefusal(response);
    },
  };
  const baseURL = baseUrl ?? providerInfo(spokenProvider(kind, baseUrl)).baseUrl ?? undefined;
  if (protocol !== "azure") return new OpenAI({ ...options, baseURL });
  const root = (baseURL ?? "").replace(/\/openai(\/v1)?$/, "");
  if (!apiVersion) return new OpenAI({ ...options, baseURL: `${root}/openai/v1` });
  return new AzureOpenAI({ ...options, baseURL: `${root}/openai`, apiVersion });
}
