import { z } from "zod";
import type { Actor } from "@/server/core/access/actor";
import { dayOf, priceStateOf, priceStates } from "@/server/core/model/price-history";
import { priceDay, priceView } from "@/server/core/model/price-schema";
import { instant } from "@/server/core/units";
import type { Tx } from "@/server/db/client";
import { listUserNames } from "../workspaces/list-user-names";
import { fromPriceRow } from "./price-rows";

export const datedPriceView = priceView.extend({
  effectiveFrom: priceDay,
  state: z.enum(priceStates),
  note: z.string(),
  /** Who set it; null for jobs and people who are gone. */
  createdBy: z.string().nullable(),
  createdAt: instant,
});

/** All prices of a model, the latest first. */
export async function loadDatedPrices(db: Tx, actor: Actor, modelId: string, now: Date) {
  const { workspaceId } = actor;
  const rows = await db.modelPrice.findMany({ where: { workspaceId, modelId }, orderBy: { effectiveFrom: "desc" } });
  const nameOf = await listUserNames(
    db,
    actor,
    rows.map((row) => row.createdById),
  );
  const dated = rows.map((row) => ({ row, effectiveFrom: dayOf(row.effectiveFrom) }));
  return dated.map(({ row, effectiveFrom }) => ({
    ...fromPriceRow(row),
    effectiveFrom,
    state: priceStateOf(dated, { effectiveFrom }, dayOf(now)),
    note: row.note,
    createdBy: nameOf(row.createdById),
    createdAt: row.createdAt,
  }));
}
