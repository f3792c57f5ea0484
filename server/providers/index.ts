import { createHash } from "node:crypto";
import { ProviderError } from "@/server/core/model/provider-error";
import { providerInfo, spokenProvider } from "@/server/core/model/providers";
import { createGuardedFetch, type GuardedFetchOptions } from "@/server/net/guarded-fetch";
import { createAnthropic } from "./anthropic/create-anthropic";
import { createBedrock } from "./bedrock/create-bedrock";
import { fitRequest } from "./fit-request";
import { createOllama } from "./ollama/create-ollama";
import { createOpenAi } from "./openai/create-openai";
import type { GenerateRequest, Provider, ProviderConnection } from "./port";
import { createRecorded } from "./recorded/create-recorded";
import { createResponses } from "./responses/create-responses";
import { createSimulator, type SimulatorOptions } from "./simulator/create-simulator";

export type ProviderOptions = Omit<GuardedFetchOptions, "allowPrivateHosts"> & {
  simulator?: Pick<SimulatorOptions, "latencyScale">;
};

/** Enough for the connections of many workspaces; the one longest unused goes first and only its idle sockets with it. */
const maxKept = 200;

const kept = new Map<string, { provider: Provider; assertOutsideTransaction?: () => void }>();

/**
 * The provider behind a connection. The same connection (kind, base URL, key) gives the same provider, so that its
 * sockets stay open between calls. Throws ProviderError "bad_request" for a base URL that is no URL.
 */
export function createProvider(connection: ProviderConnection, options: ProviderOptions = {}): Provider {
  const key = keyOf(connection, options);
  const found = kept.get(key);
  if (found !== undefined && found.assertOutsideTransaction === options.assertOutsideTransaction) {
    kept.delete(key);
    kept.set(key, found);
    return found.provider;
  }
  const adapter = open(connection, options);
  const speaks = spokenProvider(connection.kind, connection.baseUrl);
  const provider = {
    ...adapter,
    generate: (request: GenerateRequest) => adapter.generate(fitRequest(speaks, request)),
  };
  kept.set(key, { provider, assertOutsideTransaction: options.assertOutsideTransaction });
  const oldest = kept.keys().next().value;
  if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
  return provider;
}

/** The key's hash, not the key: a map of secrets has no place in a heap dump. */
function keyOf(connection: ProviderConnection, options: ProviderOptions): string {
  const secret = createHash("sha256")
    .update(connection.apiKey ?? "")
    .digest("base64");
  const { kind, baseUrl, apiVersion, keepAlive, allowPrivateHosts, recording } = connection;
  return JSON.stringify([kind, baseUrl, apiVersion, keepAlive, secret, allowPrivateHosts, recording?.id, options]);
}

function open(connection: ProviderConnection, options: ProviderOptions): Provider {
  if (connection.baseUrl !== null && !URL.canParse(connection.baseUrl)) {
    throw new ProviderError("bad_request", "The connection's base URL is not a valid address. Correct it.");
  }
  const { simulator, ...net } = options;
  const allowPrivateHosts = connection.allowPrivateHosts ?? false;
  switch (providerInfo(connection.kind).protocol) {
    case "simulator":
      return createSimulator({ ...simulator, assertOutsideTransaction: net.assertOutsideTransaction });
    case "recorded":
      return createRecorded(connection, net);
    case "chat":
    case "azure":
      return createOpenAi(connection, createGuardedFetch({ ...net, allowPrivateHosts }));
    case "responses":
      return createResponses(connection, createGuardedFetch({ ...net, allowPrivateHosts }));
    case "messages":
      return createAnthropic(connection, createGuardedFetch({ ...net, allowPrivateHosts }));
    case "converse":
      return createBedrock(connection, createGuardedFetch({ ...net, allowPrivateHosts }));
    case "ollama":
      return createOllama(connection, createGuardedFetch(forOllama(connection, net)));
  }
}

/** Without a base URL it is this machine's own Ollama. A model that must first be loaded may be silent for minutes. */
function forOllama(connection: ProviderConnection, net: Omit<ProviderOptions, "simulator">): GuardedFetchOptions {
  const allowPrivateHosts = connection.allowPrivateHosts ?? connection.baseUrl === null;
  return { ...net, allowPrivateHosts, timeouts: { firstByteMs: 180_000, ...net.timeouts } };
}
