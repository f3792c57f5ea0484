import { z } from "zod";
import { stepsOf } from "@/server/core/model/check-steps";
import { checkSteps, diagnose, failureCauses } from "@/server/core/model/diagnose";
import { ProviderError } from "@/server/core/model/provider-error";
import { providerInfo } from "@/server/core/model/providers";
import type { Health, ProviderConnection } from "@/server/providers/port";
import type { Models } from "../operation";

const patienceMs = 15_000;

export const failureView = z.object({
  cause: z.enum(failureCauses),
  meaning: z.string(),
  advice: z.string(),
  /** What was said by the provider or the network, for those who know more. */
  detail: z.string(),
});

export const checkView = z.object({
  isReachable: z.boolean(),
  /** One sentence: what was found. */
  message: z.string(),
  latencyMs: z.number().int().nullable(),
  steps: z.array(z.object({ step: z.enum(checkSteps), state: z.enum(["ok", "failed", "skipped"]), note: z.string() })),
  failure: failureView.nullable(),
});

/** Asks a provider for its models: free of charge, nothing is generated. Says how far that came and what stopped it. */
export async function runCheck(models: Models, connection: ProviderConnection): Promise<z.input<typeof checkView>> {
  const { failure, modelCount, latencyMs, message, isReachable } = await askHealth(models, connection);
  const hasKey = connection.apiKey !== null;
  const diagnosis = failure === null ? null : diagnose(failure, { hasKey });
  const address = connection.baseUrl ?? providerInfo(connection.kind).baseUrl;
  const url = address !== null && URL.canParse(address) ? new URL(address) : null;
  const isTls = url?.protocol === "https:";
  return {
    isReachable,
    message: diagnosis?.meaning ?? message,
    latencyMs,
    steps: stepsOf(diagnosis, { host: url?.hostname ?? null, isTls, hasKey, modelCount }),
    failure: diagnosis === null ? null : { ...diagnosis, detail: failure?.message ?? "" },
  };
}

async function askHealth(models: Models, connection: ProviderConnection): Promise<Health> {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    return await models.open(connection).checkHealth(signal);
  } catch (error) {
    if (error instanceof ProviderError) return failed(error);
    if (!signal.aborted) throw error;
    const message = `No answer within ${patienceMs / 1000} s.`;
    return failed(new ProviderError("timeout", message, { fault: "first-byte-timeout" }));
  }
}

const failed = (failure: ProviderError): Health => ({
  isReachable: false,
  message: failure.message,
  latencyMs: null,
  modelCount: null,
  failure,
});
