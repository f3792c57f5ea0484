import { ProviderError } from "@/server/core/model/provider-error";
import { createGuardedFetch, type GuardedFetchOptions } from "@/server/net/guarded-fetch";
import type { ListedModel } from "../port";
import { createOllama } from "./create-ollama";
import { ollamaBaseUrl } from "./ollama-base-url";

type FindOptions = Pick<GuardedFetchOptions, "assertOutsideTransaction"> & { timeoutMs?: number };

export type LocalOllama = { baseUrl: string; models: ListedModel[] };

/**
 * Looks for an Ollama on this machine, at most 300 ms; null when none answers. `host` is the operator's OLLAMA_HOST in
 * any of its forms: empty, `host`, `host:port`, `:port`, or a URL. The server's own 0.0.0.0 is called as 127.0.0.1.
 */
export async function findLocalOllama(
  host: string | null | undefined,
  { timeoutMs = 300, assertOutsideTransaction }: FindOptions = {},
): Promise<LocalOllama | null> {
  const baseUrl = toBaseUrl(host ?? "");
  if (baseUrl === null) return null;
  const timeouts = { connectMs: timeoutMs, firstByteMs: timeoutMs, idleMs: timeoutMs, totalMs: timeoutMs };
  const fetch = createGuardedFetch({ allowPrivateHosts: true, timeouts, assertOutsideTransaction });
  try {
    const connection = { kind: "ollama" as const, baseUrl, apiKey: null };
    const models = await createOllama(connection, fetch).listModels(AbortSignal.timeout(timeoutMs));
    return { baseUrl, models };
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

export function toBaseUrl(host: string): string | null {
  const text = host.trim();
  if (text === "") return ollamaBaseUrl;
  const hasProtocol = /^https?:\/\//.test(text);
  const address = hasProtocol ? text : `http://${text.startsWith(":") ? "127.0.0.1" : ""}${text}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.port === "" && !hasProtocol) url.port = "11434";
  if (url.hostname === "0.0.0.0" || url.hostname === "[::]") url.hostname = "127.0.0.1";
  return url.href.replace(/\/+$/, "");
}
