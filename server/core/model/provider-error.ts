import type { CallFault } from "./call-fault";

export type ProviderErrorKind =
  | "auth"
  | "not_found"
  | "bad_request"
  | "rate_limit"
  | "overloaded"
  | "server"
  | "timeout"
  | "network"
  | "malformed"
  | "aborted";

const retriable: ReadonlySet<ProviderErrorKind> = new Set([
  "rate_limit",
  "overloaded",
  "server",
  "timeout",
  "network",
  "malformed",
]);

type Details = { retryAfterMs?: number; status?: number; fault?: CallFault | null };

/** What went wrong in a model call, said for a person; `retryAfterMs` is the provider's own wish. */
export class ProviderError extends Error {
  readonly kind: ProviderErrorKind;
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  /** How the transport failed, where the provider was not even heard. */
  readonly fault: CallFault | null;
  constructor(kind: ProviderErrorKind, message: string, details: Details = {}) {
    super(message);
    this.name = "ProviderError";
    this.kind = kind;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.status = details.status ?? null;
    this.fault = details.fault ?? null;
  }
  get isRetriable(): boolean {
    return retriable.has(this.kind);
  }
}
