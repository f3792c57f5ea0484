import { ProviderError } from "@/server/core/model/provider-error";
import type { Health, Provider } from "./port";

/** Somebody waits for this in front of a form; a call for an answer may take longer. Longer than a connection may take. */
const limitMs = 10_000;

/** Lists the models as a free way to see that address and key work. Only an abort is thrown; all else is an answer. */
export async function checkHealth(provider: Pick<Provider, "listModels">, signal: AbortSignal): Promise<Health> {
  const startedAt = performance.now();
  try {
    const models = await provider.listModels(AbortSignal.any([signal, AbortSignal.timeout(limitMs)]));
    const latencyMs = Math.round(performance.now() - startedAt);
    const message = models.length === 0 ? "Reachable, but it offers no models." : `Reachable; ${models.length} models.`;
    return { isReachable: true, message, latencyMs, modelCount: models.length, failure: null };
  } catch (error) {
    if (!(error instanceof ProviderError) || signal.aborted) throw error;
    const failure = error.kind === "aborted" ? tooSlow() : error;
    return { isReachable: false, message: failure.message, latencyMs: null, modelCount: null, failure };
  }
}

const tooSlow = () =>
  new ProviderError("timeout", `No answer within ${limitMs / 1000} s.`, { fault: "first-byte-timeout" });
