import { ProviderError } from "@/server/core/model/provider-error";
import { OutgoingError } from "@/server/net/outgoing-error";
import { scrub } from "./scrub";
import { saySo } from "./status-error";

const kinds = {
  blocked: "bad_request",
  too_large: "bad_request",
  timeout: "timeout",
  network: "network",
  aborted: "aborted",
} as const;

/**
 * The error for what every SDK hands through: a failure of our fetch, or JSON that cannot be read. Anything else is no
 * failure of the provider (a ProviderError already, a call inside a transaction) and comes back as it is.
 */
export function fromTransport(error: unknown, apiKey: string | null): unknown {
  if (error instanceof OutgoingError) return new ProviderError(kinds[error.kind], scrub(error.message, apiKey));
  if (error instanceof SyntaxError) {
    return new ProviderError("malformed", saySo("malformed", scrub(error.message, apiKey)));
  }
  return error;
}
