import { z } from "zod";
import { id } from "@/server/core/ids";
import { query } from "../operation";
import { loadModel } from "./load-model";
import { datedPriceView, loadDatedPrices } from "./price-view";

/** What a model cost, costs and will cost, the latest first. */
export const listPrices = query({
  name: "modelPrice.list",
  permission: "connections:read",
  input: z.object({ modelId: id("model") }),
  output: z.object({ items: z.array(datedPriceView) }),
  async run({ input, actor, db, now }) {
    const model = await loadModel(db, actor, input.modelId);
    return { items: await loadDatedPrices(db, actor, model.id, now) };
  },
});
