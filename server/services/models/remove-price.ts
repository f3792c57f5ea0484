import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { dayOf, whyNotRemovePrice } from "@/server/core/model/price-history";
import { priceDay } from "@/server/core/model/price-schema";
import { command } from "../operation";
import { loadModel } from "./load-model";
import { startOf } from "./price-rows";
import { datedPriceView, loadDatedPrices } from "./price-view";

/** Takes back a price of a day; the one before it holds on. */
export const removePrice = command({
  name: "modelPrice.remove",
  permission: "connections:write",
  input: z.object({ modelId: id("model"), effectiveFrom: priceDay }),
  output: z.object({ items: z.array(datedPriceView) }),
  async run({ input, actor, db, now, audit }) {
    const { workspaceId } = actor;
    const model = await loadModel(db, actor, input.modelId);
    // Two who each take back one of two prices must not leave none.
    await db.$queryRaw`select 1 from "Model" where "workspaceId" = ${workspaceId}::uuid and "id" = ${model.id}::uuid for update`;
    const before = await loadDatedPrices(db, actor, model.id, now);
    const price = before.find(({ effectiveFrom }) => effectiveFrom === input.effectiveFrom);
    if (!price) throw new AppError("conflict", "There is no price of this day any more. Reload to see what is set.");
    const reason = whyNotRemovePrice(before, price, dayOf(now));
    if (reason) throw new AppError("conflict", reason);
    await db.modelPrice.deleteMany({
      where: { workspaceId, modelId: model.id, effectiveFrom: startOf(input.effectiveFrom) },
    });
    audit({ id: model.id, ...price }, null);
    return { items: await loadDatedPrices(db, actor, model.id, now) };
  },
});
