import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { ProviderError, type ProviderErrorKind } from "@/server/core/model/provider-error";
import { fromTransport } from "../from-transport";
import { scrub } from "../scrub";
import { saySo, statusError, wordsOf } from "../status-error";

const kinds: Record<string, ProviderErrorKind> = {
  // Arrives as 429, but waiting does not fill an account.
  insufficient_quota: "auth",
  billing_hard_limit_reached: "auth",
  invalid_api_key: "auth",
  model_not_found: "not_found",
  rate_limit_exceeded: "rate_limit",
  server_overloaded: "overloaded",
  context_length_exceeded: "bad_request",
  invalid_request_error: "bad_request",
};

/** The error of the openai package as ours. */
export function fromError(error: unknown, apiKey: string | null, nowMs: number): unknown {
  if (error instanceof APIUserAbortError) return new ProviderError("aborted", "The call was cancelled.");
  if (error instanceof APIConnectionTimeoutError) return new ProviderError("timeout", saySo("timeout", ""));
  if (error instanceof APIConnectionError) return fromTransport(error.cause, apiKey);
  if (!(error instanceof APIError)) return fromTransport(error, apiKey);
  const kind = kindOf(error);
  const detail = scrub(wordsOf(error), apiKey);
  if (error.status === undefined) return new ProviderError(kind ?? "server", saySo(kind ?? "server", detail));
  return statusError({ status: error.status, headers: error.headers, kind, detail, nowMs });
}

/**
 * The kind an OpenAI error names by its code. Its type is coarser than an HTTP status and is read only where there is
 * no status: inside a stream.
 */
function kindOf({ code, type, status }: APIError): ProviderErrorKind | null {
  const byCode = kinds[code ?? ""];
  if (byCode !== undefined) return byCode;
  return status === undefined ? (kinds[type ?? ""] ?? null) : null;
}

/** Azure and some gateways answer 400 when their filter stops a prompt; that is an answer about the prompt. */
export function isContentFilter(error: unknown): boolean {
  if (!(error instanceof APIError) || error.status === undefined) return false;
  return error.code === "content_filter" || error.code === "content_policy_violation";
}
