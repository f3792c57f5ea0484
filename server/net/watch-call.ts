import { setMaxListeners } from "node:events";
import type { ClientRequest } from "node:http";
import { OutgoingError } from "./outgoing-error";

export type Timeouts = { connectMs: number; firstByteMs: number; idleMs: number; totalMs: number };

export type Watch = {
  /** Tells the watch that something came in. */
  onBytes: () => void;
  /** Why the watch ended the call, when it did. */
  reason: () => OutgoingError | null;
  stop: () => void;
};

/**
 * Ends a request that is too slow or no longer wanted. One timer per call: it sleeps until the nearest limit could be
 * broken and then looks at the clock, so that a chunk of the answer costs no more than a time stamp.
 */
export function startWatch(request: ClientRequest, timeouts: Timeouts, signal?: AbortSignal): Watch {
  const startedAt = performance.now();
  let lastByteAt: number | null = null;
  let isConnected = false;
  let reason: OutgoingError | null = null;

  function end(error: OutgoingError) {
    reason ??= error;
    stop();
    request.destroy(error);
  }

  function nearestLimit(): { at: number; message: string } {
    const total = {
      at: startedAt + timeouts.totalMs,
      message: `The answer was not whole after ${timeouts.totalMs} ms.`,
    };
    const phase =
      lastByteAt !== null
        ? { at: lastByteAt + timeouts.idleMs, message: `The answer stopped: nothing came for ${timeouts.idleMs} ms.` }
        : isConnected
          ? { at: startedAt + timeouts.firstByteMs, message: `No answer began within ${timeouts.firstByteMs} ms.` }
          : { at: startedAt + timeouts.connectMs, message: `No connection within ${timeouts.connectMs} ms.` };
    return phase.at < total.at ? phase : total;
  }

  function look() {
    const limit = nearestLimit();
    const left = limit.at - performance.now();
    if (left <= 0) return end(new OutgoingError("timeout", limit.message));
    timer = setTimeout(look, Math.min(Math.ceil(left), timeouts.idleMs));
  }

  const onAbort = () => end(new OutgoingError("aborted", "The call was cancelled."));
  // One signal may stop hundreds of calls at once; that is no leak to be warned of.
  if (signal !== undefined) setMaxListeners(0, signal);
  signal?.addEventListener("abort", onAbort, { once: true });
  let timer = setTimeout(look, Math.min(...Object.values(timeouts)));
  request.once("socket", (socket) => {
    if (socket.connecting) socket.once("connect", () => (isConnected = true));
    else isConnected = true;
  });

  function stop() {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }

  return {
    onBytes: () => {
      lastByteAt = performance.now();
    },
    reason: () => reason,
    stop,
  };
}
