import { type Health, type Provider, ProviderError } from "./port";

/** Lists the models as a free way to see that address and key work. Only an abort is thrown; all else is an answer. */
export async function checkHealth(provider: Pick<Provider, "listModels">, signal: AbortSignal): Promise<Health> {
  const startedAt = performance.now();
  try {
    const models = await provider.listModels(signal);
    const latencyMs = Math.round(performance.now() - startedAt);
    const message = models.length === 0 ? "Reachable, but it offers no models." : `Reachable; ${models.length} models.`;
    return { isReachable: true, message, latencyMs };
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind === "aborted") throw error;
    return { isReachable: false, message: error.message, latencyMs: null };
  }
}
