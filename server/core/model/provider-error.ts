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

/** What went wrong in a model call, said for a person; `retryAfterMs` is the provider's own wish. */
export class ProviderError extends Error {
  readonly kind: ProviderErrorKind;
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  constructor(kind: ProviderErrorKind, message: string, details: { retryAfterMs?: number; status?: number } = {}) {
    super(message);
    this.name = "ProviderError";
    this.kind = kind;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.status = details.status ?? null;
  }
  get isRetriable(): boolean {
    return retriable.has(this.kind);
  }
}
