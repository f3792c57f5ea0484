import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { priceDay, priceInput, priceNote, priceOf } from "@/server/core/model/price-schema";
import { command } from "../operation";
import { loadModel } from "./load-model";
import { startOf, toPriceRow } from "./price-rows";
import { datedPriceView, loadDatedPrices } from "./price-view";

/**
 * Sets what a model costs from a day on, or corrects what was set for that day. A day to come takes effect by itself;
 * runs that were launched keep what they were launched with.
 */
export const setPrice = command({
  name: "modelPrice.set",
  permission: "connections:write",
  input: z.object({ modelId: id("model"), effectiveFrom: priceDay, price: priceInput, note: priceNote.default("") }),
  output: z.object({ items: z.array(datedPriceView) }),
  async run({ input, actor, db, now, audit }) {
    const { workspaceId } = actor;
    const { effectiveFrom, note } = input;
    const model = await loadModel(db, actor, input.modelId);
    if (model.archivedAt) throw new AppError("conflict", "This model is archived. Add it again from its connection.");
    const before = await loadDatedPrices(db, actor, model.id, now);
    const key = { workspaceId, modelId: model.id, effectiveFrom: startOf(effectiveFrom) };
    const values = {
      ...toPriceRow(priceOf(input.price)),
      note,
      createdById: actor.kind === "member" ? actor.userId : null,
      createdAt: now,
    };
    await db.modelPrice.upsert({
      where: { workspaceId_modelId_effectiveFrom: key },
      create: { ...key, ...values },
      update: values,
    });
    const items = await loadDatedPrices(db, actor, model.id, now);
    const named = (prices: typeof items) => {
      const price = prices.find((each) => each.effectiveFrom === effectiveFrom);
      return price ? { id: model.id, ...price } : null;
    };
    audit(named(before), named(items));
    return { items };
  },
});
