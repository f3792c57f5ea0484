import type { ProviderErrorKind } from "@/server/core/model/provider-error";
import { objectAt, textAt } from "../json-value";

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

/**
 * The kind an OpenAI error object names by its code. Its type is coarser than an HTTP status and is read only where
 * there is no status: inside a stream.
 */
export function kindOfError(body: unknown, status: number | null): ProviderErrorKind | null {
  const error = objectAt(body, "error");
  const byCode = kinds[textAt(error, "code") ?? ""];
  if (byCode !== undefined) return byCode;
  return status === null ? (kinds[textAt(error, "type") ?? ""] ?? null) : null;
}

/** Azure and some gateways answer 400 when their filter stops a prompt; that is an answer about the prompt. */
export function isContentFilter(body: unknown): boolean {
  const code = textAt(objectAt(body, "error"), "code");
  return code === "content_filter" || code === "content_policy_violation";
}
