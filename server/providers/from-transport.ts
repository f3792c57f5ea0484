import { ProviderError } from "@/server/core/model/provider-error";
import { OutgoingError } from "@/server/net/outgoing-error";
import { scrub } from "./scrub";

const kinds = {
  blocked: "bad_request",
  too_large: "bad_request",
  timeout: "timeout",
  network: "network",
  aborted: "aborted",
} as const;

/**
 * The error for what every SDK hands through: a failure of our fetch, JSON that cannot be read (SyntaxError), or a
 * document of a shape the SDK trips over (TypeError). Anything else is no failure of the provider (a ProviderError
 * already, a call inside a transaction) and comes back as it is.
 */
export function fromTransport(error: unknown, apiKey: string | null): unknown {
  if (error instanceof OutgoingError) {
    const { kind, message, fault } = error;
    return new ProviderError(kinds[kind], scrub(message, apiKey), { fault });
  }
  if (error instanceof SyntaxError || error instanceof TypeError) {
    return new ProviderError("malformed", `The provider's answer cannot be read: ${scrub(error.message, apiKey)}`);
  }
  return error;
}
