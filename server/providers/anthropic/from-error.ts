import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "@anthropic-ai/sdk";
import { ProviderError, type ProviderErrorKind } from "@/server/core/model/provider-error";
import { fromTransport } from "../from-transport";
import { scrub } from "../scrub";
import { saySo, statusError, wordsOf } from "../status-error";

const kinds: Record<string, ProviderErrorKind> = {
  authentication_error: "auth",
  permission_error: "auth",
  billing_error: "auth",
  not_found_error: "not_found",
  invalid_request_error: "bad_request",
  request_too_large: "bad_request",
  rate_limit_error: "rate_limit",
  overloaded_error: "overloaded",
  timeout_error: "timeout",
  api_error: "server",
};

/** The error of the Anthropic SDK as ours; its type says more than the HTTP status. */
export function fromError(error: unknown, apiKey: string | null, nowMs: number): unknown {
  if (error instanceof APIUserAbortError) return new ProviderError("aborted", "The call was cancelled.");
  if (error instanceof APIConnectionTimeoutError) return new ProviderError("timeout", saySo("timeout", ""));
  if (error instanceof APIConnectionError) return fromTransport(error.cause, apiKey);
  if (!(error instanceof APIError)) return fromTransport(error, apiKey);
  const kind = kinds[error.type ?? ""] ?? null;
  const detail = scrub(error.apiMessage ?? wordsOf(error), apiKey);
  if (error.status === undefined) return new ProviderError(kind ?? "server", saySo(kind ?? "server", detail));
  return statusError({ status: error.status, headers: error.headers, kind, detail, nowMs });
}
