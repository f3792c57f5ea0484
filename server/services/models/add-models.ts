import { z } from "zod";
import { id } from "@/server/core/ids";
import { findKnownPrice } from "@/server/core/model/known-prices";
import { modelInput, providerKind } from "@/server/core/model/schema";
import { simulatorModels } from "@/server/core/model/simulator-models";
import { command } from "../operation";
import { insertModels } from "./insert-models";
import { loadOpenConnection } from "./load-connection";
import { modelView } from "./model-view";

const { inputMicroUsdPerMillion, outputMicroUsdPerMillion, cachedInputMicroUsdPerMillion, priceNote } =
  modelInput.shape;

const chosenModel = modelInput.extend({
  inputMicroUsdPerMillion: inputMicroUsdPerMillion.removeDefault().optional(),
  outputMicroUsdPerMillion: outputMicroUsdPerMillion.removeDefault().optional(),
  cachedInputMicroUsdPerMillion: cachedInputMicroUsdPerMillion.removeDefault().optional(),
  priceNote: priceNote.removeDefault().optional(),
});
type ChosenModel = z.output<typeof chosenModel>;

/** Models of a connection, chosen from the provider's list or typed by name. A price left out is the known list price. */
export const addModels = command({
  name: "model.add",
  permission: "connections:write",
  input: z.object({
    connectionId: id("connection"),
    models: z.array(chosenModel).min(1, { error: "Choose at least one model." }).max(100),
  }),
  output: z.object({ items: z.array(modelView) }),
  async run({ input, actor, db, now, audit }) {
    const connection = await loadOpenConnection(db, actor, input.connectionId);
    const provider = providerKind.parse(connection.provider);
    const priced = input.models.map((model) => ({ ...model, ...priceOf(model, knownOf(provider, model.name)) }));
    const items = await insertModels(db, actor, connection.id, priced, now);
    for (const item of items) audit(null, item);
    return { items };
  },
});

type Known = {
  inputMicroUsdPerMillion: number;
  outputMicroUsdPerMillion: number;
  cachedInputMicroUsdPerMillion?: number | null;
  note: string;
};

function knownOf(provider: z.output<typeof providerKind>, name: string): Known | null {
  if (provider === "simulator") {
    const simulated = simulatorModels.find((model) => model.name === name);
    return simulated ? { ...simulated, note: "Invented" } : null;
  }
  const known = findKnownPrice(provider, name);
  return known && { ...known, note: `List price of ${known.asOf}` };
}

/** What was given wins; a known price of cached input only goes with the input price that it belongs to. */
function priceOf(model: ChosenModel, known: Known | null) {
  const input = model.inputMicroUsdPerMillion ?? known?.inputMicroUsdPerMillion ?? 0;
  const output = model.outputMicroUsdPerMillion ?? known?.outputMicroUsdPerMillion ?? 0;
  const isKnown = input === known?.inputMicroUsdPerMillion && output === known.outputMicroUsdPerMillion;
  const cached = isKnown ? known.cachedInputMicroUsdPerMillion : null;
  return {
    inputMicroUsdPerMillion: input,
    outputMicroUsdPerMillion: output,
    cachedInputMicroUsdPerMillion: model.cachedInputMicroUsdPerMillion ?? cached ?? null,
    priceNote: model.priceNote ?? (isKnown ? known.note : ""),
  };
}
