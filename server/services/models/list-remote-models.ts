import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { findKnownPrice } from "@/server/core/model/known-prices";
import { dayOf } from "@/server/core/model/price-history";
import { ProviderError } from "@/server/core/model/provider-error";
import { providerInfo } from "@/server/core/model/providers";
import { task } from "../operation";
import { openConnection } from "./open-connection";

const patienceMs = 20_000;

/** What the provider offers now, with the prices that are known and a mark on what was added already. */
export const listRemoteModels = task({
  name: "remoteModel.list",
  permission: "connections:write",
  input: z.object({ connectionId: id("connection") }),
  output: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        contextTokens: z.number().int().nullable(),
        /** Null: the price is not known. */
        inputMicroUsdPerMillion: z.number().int().nullable(),
        outputMicroUsdPerMillion: z.number().int().nullable(),
        /** Null: like other input, or not known. */
        cachedInputMicroUsdPerMillion: z.number().int().nullable(),
        /** Where the prices are from, and of when they are. */
        priceNote: z.string(),
        isAdded: z.boolean(),
      }),
    ),
  }),
  async run({ input, actor, now, models }) {
    const { connection, modelNames } = await openConnection.execute(actor, input);
    const listed = await models
      .open(connection)
      .listModels(AbortSignal.timeout(patienceMs))
      .catch((error: unknown) => {
        throw error instanceof ProviderError ? new AppError("unavailable", error.message) : error;
      });
    const { label } = providerInfo(connection.kind);
    const items = listed.map((model) => {
      const known = findKnownPrice(connection.kind, model.name);
      const isTold = model.inputMicroUsdPerMillion !== undefined && model.outputMicroUsdPerMillion !== undefined;
      const price = isTold ? model : known;
      return {
        name: model.name,
        label: model.label ?? model.name,
        contextTokens: model.contextTokens ?? null,
        inputMicroUsdPerMillion: price?.inputMicroUsdPerMillion ?? null,
        outputMicroUsdPerMillion: price?.outputMicroUsdPerMillion ?? null,
        cachedInputMicroUsdPerMillion: price?.cachedInputMicroUsdPerMillion ?? null,
        priceNote: isTold ? `Told by ${label} on ${dayOf(now)}` : known ? `List price of ${known.asOf}` : "",
        isAdded: modelNames.includes(model.name),
      };
    });
    return { items };
  },
});
