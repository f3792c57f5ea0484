import { setMaxListeners } from "node:events";
import { ProviderError } from "@/server/core/model/provider-error";

/** Waits; an abort before or meanwhile ends it at once as a ProviderError "aborted". Zero waits for nothing. */
export function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  const cancelled = () => new ProviderError("aborted", "The call was cancelled.");
  if (signal.aborted) return Promise.reject(cancelled());
  if (milliseconds <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(cancelled());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, milliseconds);
    setMaxListeners(0, signal);
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
