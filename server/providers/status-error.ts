import { ProviderError, type ProviderErrorKind } from "@/server/core/model/provider-error";
import { parseRetryAfter } from "./parse-retry-after";

export type RefusedCall = {
  status: number;
  headers: Headers | undefined;
  /** Where the provider's own error code says more than the status. */
  kind: ProviderErrorKind | null;
  /** The provider's own sentence, already scrubbed; empty when it gave none. */
  detail: string;
  nowMs: number;
};

const kinds: Record<number, ProviderErrorKind> = {
  401: "auth",
  402: "auth",
  403: "auth",
  404: "not_found",
  408: "timeout",
  409: "server",
  425: "overloaded",
  429: "rate_limit",
  503: "overloaded",
  504: "timeout",
  529: "overloaded",
};

const sentences: Record<ProviderErrorKind, string> = {
  auth: "The provider refused the key. Check the connection's API key and its rights.",
  not_found: "The provider does not know this model or address. Check the model's name and the base URL.",
  bad_request: "The provider refused the request. Check the settings and the length of the prompt.",
  rate_limit: "The provider's rate limit is reached.",
  overloaded: "The provider is overloaded.",
  server: "The provider failed.",
  timeout: "The provider gave up waiting for the model.",
  network: "The connection failed.",
  malformed: "The provider's answer cannot be read.",
  aborted: "The call was cancelled.",
};

export function kindOfStatus(status: number): ProviderErrorKind {
  return kinds[status] ?? (status >= 500 ? "server" : "bad_request");
}

/** The error for an answer whose HTTP status is not a success. */
export function statusError({ status, headers, kind: named, detail, nowMs }: RefusedCall): ProviderError {
  if (status >= 300 && status < 400) {
    return new ProviderError(
      "bad_request",
      `The address answers with a redirect (${status}), which is not followed. Enter the final address as base URL.`,
      { status },
    );
  }
  const kind = named ?? kindOfStatus(status);
  return new ProviderError(kind, saySo(kind, detail), {
    status,
    retryAfterMs: headers && parseRetryAfter(headers, nowMs),
  });
}

/** Our sentence for the kind of error, followed by the provider's own words. */
export function saySo(kind: ProviderErrorKind, detail: string): string {
  return detail === "" ? sentences[kind] : `${sentences[kind]} It says: ${detail}`;
}

/** The provider's words in an SDK's error, which puts the status in front of them and invents some where there are none. */
export function wordsOf({ status, message }: { status?: number; message: string }): string {
  const words = status === undefined ? message : message.replace(`${status} `, "");
  return /^\s*<|^(\()?(no )?status code (or body\)|\(no body\))$/.test(words) ? "" : words;
}
