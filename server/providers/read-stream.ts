import { ProviderError } from "@/server/core/model/provider-error";
import { OutgoingError } from "@/server/net/outgoing-error";

export type StreamReader<T> = {
  take: (part: T) => void;
  /** Whether the parts so far make a whole answer: then a connection that breaks or hangs loses nothing. */
  isWhole: () => boolean;
  signal: AbortSignal;
};

/**
 * Reads an SDK's stream to its end. Part of an answer is never passed off as all of it: an aborted stream is "aborted"
 * (the SDKs may end it without an error), any other without its end mark is "network".
 */
export async function readStream<T>(
  parts: AsyncIterable<T>,
  { take, isWhole, signal }: StreamReader<T>,
): Promise<void> {
  try {
    for await (const part of parts) take(part);
  } catch (error) {
    if (!isWhole() || !isLate(error)) throw error;
  }
  if (isWhole()) return;
  if (signal.aborted) throw new ProviderError("aborted", "The call was cancelled.");
  throw cutOff();
}

export function cutOff(): ProviderError {
  return new ProviderError("network", "The answer was cut off before its end. The part that came was thrown away.");
}

function isLate(error: unknown): boolean {
  return error instanceof OutgoingError && (error.kind === "network" || error.kind === "timeout");
}
