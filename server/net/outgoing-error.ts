export type OutgoingErrorKind = "blocked" | "timeout" | "network" | "aborted" | "too_large";

/** A call to the outside that did not come to its end, or was never allowed to begin. */
export class OutgoingError extends Error {
  readonly kind: OutgoingErrorKind;
  constructor(kind: OutgoingErrorKind, message: string) {
    super(message);
    this.name = "OutgoingError";
    this.kind = kind;
  }
}
