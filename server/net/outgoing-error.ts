import type { CallFault } from "@/server/core/model/call-fault";

export type OutgoingErrorKind = "blocked" | "timeout" | "network" | "aborted" | "too_large";

/** A call to the outside that did not come to its end, or was never allowed to begin. */
export class OutgoingError extends Error {
  readonly kind: OutgoingErrorKind;
  /** What exactly failed, where that is known. */
  readonly fault: CallFault | null;
  constructor(kind: OutgoingErrorKind, message: string, fault: CallFault | null = null) {
    super(message);
    this.name = "OutgoingError";
    this.kind = kind;
    this.fault = fault;
  }
}
