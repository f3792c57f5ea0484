import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import type { ModelPrice } from "@/server/core/model/price";
import type { ProviderConnection } from "@/server/providers/port";
import { query } from "../operation";
import { loadModel } from "./load-model";
import { loadProviderConnection } from "./load-provider-connection";
import { loadPrices } from "./price-rows";

export type OpenedModel = {
  name: string;
  price: ModelPrice;
  connection: ProviderConnection;
};

/** Internal, for tasks that try a model out: it returns the opened key, so no door may serve it. */
export const openModel = query({
  name: "model.open",
  permission: "connections:write",
  input: z.object({ modelId: id("model") }),
  output: z.custom<OpenedModel>(),
  async run({ input, actor, db, now }) {
    const model = await loadModel(db, actor, input.modelId);
    if (model.archivedAt) throw new AppError("conflict", "This model is archived. Add it again from its connection.");
    const priceOf = await loadPrices(db, actor, [model.id], now);
    const connection = await loadProviderConnection(db, actor.workspaceId, model.connectionId);
    return { name: model.name, price: priceOf(model.id), connection };
  },
});
