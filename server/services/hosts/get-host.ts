import { z } from "zod";
import { id } from "@/server/core/ids";
import { diagnose } from "@/server/core/model/diagnose";
import { type HostState, totalVramBytes } from "@/server/core/model/local-host";
import { ProviderError } from "@/server/core/model/provider-error";
import { instant } from "@/server/core/units";
import { failureView } from "../models/run-check";
import { task } from "../operation";
import { openHost } from "./open-host";
import { pullView } from "./pull-view";

const patienceMs = 8_000;
const nobody: HostState = { version: null, pulled: [], loaded: [] };

/** A local host as it is now: the models it has, those in memory, and the pulls under way. */
export const getHost = task({
  name: "host.get",
  permission: "connections:read",
  input: z.object({ connectionId: id("connection") }),
  output: z.object({
    name: z.string(),
    baseUrl: z.string().nullable(),
    keepAlive: z.string().nullable(),
    version: z.string().nullable(),
    vramBytes: z.number(),
    pulled: z.array(
      z.object({
        name: z.string(),
        sizeBytes: z.number(),
        family: z.string().nullable(),
        parameters: z.string().nullable(),
        quantisation: z.string().nullable(),
        contextTokens: z.number().int().nullable(),
        /** The workspace's model of this name; null: it was not added. */
        modelId: id("model").nullable(),
        isLoaded: z.boolean(),
        /** Measured in the workspace's own calls of the last seven days. */
        tokensPerSecond: z.number().nullable(),
      }),
    ),
    loaded: z.array(
      z.object({
        name: z.string(),
        sizeBytes: z.number(),
        vramBytes: z.number(),
        contextTokens: z.number().int().nullable(),
        expiresAt: instant.nullable(),
      }),
    ),
    pulls: z.array(pullView),
    /** Why the host did not answer; its pulls are told all the same. */
    failure: failureView.nullable(),
  }),
  async run({ input, actor, models }) {
    const host = await openHost.execute(actor, input);
    const { connection, pulls, name } = host;
    const state = await models
      .openHost(connection)
      .describe(AbortSignal.timeout(patienceMs))
      .catch((error: unknown) => {
        if (error instanceof ProviderError) return error;
        throw error;
      });
    const failure = state instanceof ProviderError ? toFailure(state, connection.apiKey !== null) : null;
    const { version, pulled, loaded } = state instanceof ProviderError ? nobody : state;
    return {
      name,
      baseUrl: connection.baseUrl,
      keepAlive: connection.keepAlive ?? null,
      version,
      vramBytes: totalVramBytes(loaded),
      pulled: pulled.map((model) => {
        const added = host.models.find((other) => other.name === model.name);
        return {
          ...model,
          modelId: added?.id ?? null,
          tokensPerSecond: added?.tokensPerSecond ?? null,
          isLoaded: loaded.some((other) => other.name === model.name),
        };
      }),
      loaded,
      pulls,
      failure,
    };
  },
});

function toFailure(error: ProviderError, hasKey: boolean) {
  const isSlow = error.kind === "aborted";
  const said = isSlow
    ? new ProviderError("timeout", `No answer within ${patienceMs / 1000} s.`, { fault: "first-byte-timeout" })
    : error;
  return { ...diagnose(said, { hasKey }), detail: said.message };
}
