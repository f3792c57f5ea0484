import type { ProviderErrorKind } from "@/server/core/model/provider-error";
import { objectAt, textAt } from "../json-value";

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

/** The kind an Anthropic error object names by its type; null when the HTTP status must decide. */
export function kindOfError(body: unknown): ProviderErrorKind | null {
  return kinds[textAt(objectAt(body, "error"), "type") ?? ""] ?? null;
}
