import { z } from "zod";
import { id } from "@/server/core/ids";
import { findKnownPrice } from "@/server/core/model/known-prices";
import { modelInput, providerKind } from "@/server/core/model/schema";
import { simulatorModels } from "@/server/core/model/simulator-models";
import { command } from "../operation";
import { insertModels } from "./insert-models";
import { loadOpenConnection } from "./load-connection";
import { modelView } from "./model-view";

const { inputMicroUsdPerMillion, outputMicroUsdPerMillion } = modelInput.shape;

/** Models of a connection, chosen from the provider's list or typed by name. A price left out is the known list price. */
export const addModels = command({
  name: "model.add",
  permission: "connections:write",
  input: z.object({
    connectionId: id("connection"),
    models: z
      .array(
        modelInput.extend({
          inputMicroUsdPerMillion: inputMicroUsdPerMillion.removeDefault().optional(),
          outputMicroUsdPerMillion: outputMicroUsdPerMillion.removeDefault().optional(),
        }),
      )
      .min(1, { error: "Choose at least one model." })
      .max(100),
  }),
  output: z.object({ items: z.array(modelView) }),
  async run({ input, actor, db, now, audit }) {
    const connection = await loadOpenConnection(db, actor, input.connectionId);
    const priced = input.models.map((model) => ({ ...priceOf(connection.provider, model.name), ...given(model) }));
    const items = await insertModels(db, actor, connection.id, priced, now);
    for (const item of items) audit(null, item);
    return { items };
  },
});

function priceOf(stored: string, name: string) {
  const provider = providerKind.parse(stored);
  const known =
    provider === "simulator" ? simulatorModels.find((model) => model.name === name) : findKnownPrice(provider, name);
  return {
    inputMicroUsdPerMillion: known?.inputMicroUsdPerMillion ?? 0,
    outputMicroUsdPerMillion: known?.outputMicroUsdPerMillion ?? 0,
  };
}

/** Without the prices that were left out, so that spreading it keeps the known ones. */
function given<T extends { inputMicroUsdPerMillion?: number; outputMicroUsdPerMillion?: number }>(model: T) {
  const { inputMicroUsdPerMillion, outputMicroUsdPerMillion, ...rest } = model;
  return {
    ...rest,
    ...(inputMicroUsdPerMillion === undefined ? {} : { inputMicroUsdPerMillion }),
    ...(outputMicroUsdPerMillion === undefined ? {} : { outputMicroUsdPerMillion }),
  };
}
