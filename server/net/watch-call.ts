import { setMaxListeners } from "node:events";
import type { ClientRequest } from "node:http";
import type { CallFault } from "@/server/core/model/call-fault";
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

  function nearestLimit(): { at: number; message: string; fault: CallFault } {
    const total = limit(
      startedAt + timeouts.totalMs,
      "stalled",
      `The answer was not whole after ${timeouts.totalMs} ms.`,
    );
    const phase = nearestPhase();
    return phase.at < total.at ? phase : total;
  }

  function nearestPhase() {
    const { idleMs, firstByteMs, connectMs } = timeouts;
    if (lastByteAt !== null) {
      return limit(lastByteAt + idleMs, "stalled", `The answer stopped: nothing came for ${idleMs} ms.`);
    }
    return isConnected
      ? limit(startedAt + firstByteMs, "first-byte-timeout", `No answer began within ${firstByteMs} ms.`)
      : limit(startedAt + connectMs, "connect-timeout", `No connection within ${connectMs} ms.`);
  }

  function look() {
    const { at, message, fault } = nearestLimit();
    const left = at - performance.now();
    if (left <= 0) return end(new OutgoingError("timeout", message, fault));
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

const limit = (at: number, fault: CallFault, message: string) => ({ at, fault, message });
