import { expect, test } from "vitest";
import { ProviderError } from "@/server/core/model/provider-error";
import { withCallSignal } from "./call-signal";

/** A call that ends only when it is told to, as the adapters say it. */
const hanging = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const end = () => reject(new ProviderError("aborted", "The call was cancelled."));
    if (signal.aborted) end();
    else signal.addEventListener("abort", end);
  });

test("a call whose run is cancelled is broken off, and so is one that begins afterwards", async () => {
  const run = new AbortController();
  const call = withCallSignal(run.signal, hanging);
  run.abort();
  await expect(call).rejects.toMatchObject({ kind: "aborted" });
  await expect(withCallSignal(run.signal, hanging)).rejects.toMatchObject({ kind: "aborted" });
});

test("a call past the longest time is a time-out, which is tried again, not a cancellation", async () => {
  const { signal } = new AbortController();
  await expect(withCallSignal(signal, hanging, 5)).rejects.toMatchObject({ kind: "timeout", isRetriable: true });
});
