import type { ProviderErrorKind } from "@/server/core/model/provider-error";

/** A call that asks to be let in. */
export type GateCall = {
  modelId: string;
  /** Tokens that it is expected to take, question and answer. */
  tokens: number;
  /** Somebody waits at the screen: gets the next free place, whatever a batch has in line. */
  goesFirst: boolean;
};

/** How a call ended; `kind` is null when it was answered. */
export type CallEnd = {
  kind: ProviderErrorKind | null;
  retryAfterMs: number | null;
  /** What it took, where that is known. */
  tokens: number | null;
  /** Requests that were sent for it. */
  requests: number;
};

export type Pass = {
  /** Tells how the call ended; null: none was made after all. */
  end(end: CallEnd | null): void;
  /** Gives the place to the next call. */
  free(): void;
};

/** Let in; or to be asked again after so many milliseconds, longer than one would sit through. */
export type Admission = { pass: Pass } | { heldMs: number };

/** A wait up to this long is sat through in line; a longer one is left to the durable engine. */
export const patienceMs = 5_000;
