import { ProviderError } from "@/server/core/model/provider-error";

/** Above the providers' own limits, so that a call that hangs in spite of them still ends. */
export const longestCallMs = 190_000;

/** Makes one call that ends when its run is cancelled, and after the longest time that any call may take. */
export async function withCallSignal<T>(
  cancelled: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
  limitMs = longestCallMs,
): Promise<T> {
  const ending = new AbortController();
  let isLate = false;
  const cancel = () => ending.abort();
  const timer = setTimeout(() => {
    isLate = true;
    ending.abort();
  }, limitMs);
  cancelled.addEventListener("abort", cancel);
  if (cancelled.aborted) cancel();
  try {
    return await call(ending.signal);
  } catch (error) {
    if (!isLate) throw error;
    throw new ProviderError("timeout", `The call was not over after ${limitMs / 1000} s and was broken off.`);
  } finally {
    clearTimeout(timer);
    cancelled.removeEventListener("abort", cancel);
  }
}
