import { setMaxListeners } from "node:events";
import { ProviderError } from "@/server/core/model/provider-error";
import type { ProviderInfo } from "@/server/core/model/providers";
import type { GuardedFetch } from "@/server/net/guarded-fetch";

/** What all SDK clients share: our caller retries, our fetch ends what is too slow, and nothing of a call is printed. */
export const sdkDefaults = {
  apiKey: "put on by createSdkFetch",
  maxRetries: 0,
  timeout: 2 ** 31 - 1,
  logLevel: "off",
} as const;

/** All else that the SDKs add stays here: facts about this machine, and headers out of the process's environment. */
const sentHeaders = ["accept", "anthropic-beta", "anthropic-version", "content-type", "user-agent"];

export type SentCall = { url: string; method: string; headers: Record<string, string>; body: string | undefined };

/** The headers of a call with those that let it in. */
export type Authorize = (call: SentCall) => Record<string, string> | Promise<Record<string, string>>;

export const byKey =
  (apiKey: string | null, header: ProviderInfo["keyHeader"] = "authorization"): Authorize =>
  ({ headers }) =>
    apiKey === null ? headers : { ...headers, [header]: header === "authorization" ? `Bearer ${apiKey}` : apiKey };

/**
 * The guarded fetch as an SDK's own. It puts the key on, so that no SDK holds one and none reads one from the process's
 * environment: a connection without a key sends none. A web page or no body at all is refused, for no SDK says so.
 */
export function createSdkFetch(fetch: GuardedFetch, authorize: Authorize): GuardedFetch {
  return async (input, init) => {
    const given = new Headers(init?.headers);
    const headers: Record<string, string> = {};
    for (const name of sentHeaders) {
      const value = given.get(name);
      if (value !== null) headers[name] = value;
    }
    const body = typeof init?.body === "string" ? init.body : undefined;
    const sent = await authorize({ url: String(input), method: init?.method ?? "GET", headers, body });
    const response = await fetch(input, { ...init, headers: sent });
    if (!response.ok) return response;
    const { status } = response;
    if (response.body === null) throw new ProviderError("malformed", "The address answers with nothing.", { status });
    if (!contentType(response).includes("html")) return response;
    await response.body.cancel();
    throw new ProviderError("malformed", "The address answers with a web page. Check the base URL.", {
      status,
      fault: "web-page",
    });
  };
}

/** An SDK's options of one call. One signal may stop hundreds of calls at once; that is no leak to be warned of. */
export function callOptions(signal: AbortSignal): { signal: AbortSignal } {
  setMaxListeners(0, signal);
  return { signal };
}

/** Whether a server answered in one document although a stream was asked for, as some compatible ones do. */
export const isWholeAnswer = (response: Response): boolean => /\bjson\b/.test(contentType(response));

const contentType = (response: Response) => response.headers.get("content-type") ?? "";
