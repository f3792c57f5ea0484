import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import type { TimePrice } from "@/server/core/model/price";
import { dayOf } from "@/server/core/model/price-history";
import type { ModelInput } from "@/server/core/model/schema";
import type { Tx } from "@/server/db/client";
import { modelSelect, viewModels } from "./model-view";
import { startOf, toPriceRow } from "./price-rows";

export type NewModel = ModelInput & { byTime?: TimePrice | null };

/** Adds models to a connection. One that is there stays as it is; an archived one comes back with the new values. */
export async function insertModels(db: Tx, actor: Actor, connectionId: string, models: NewModel[], now: Date) {
  const { workspaceId } = actor;
  const wanted = new Map(models.map((model) => [model.name, { ...model, label: model.label || model.name }]));
  const touched = await db.model.createManyAndReturn({
    data: [...wanted.values()].map(({ name, label, contextTokens }) => ({
      workspaceId,
      connectionId,
      name,
      label,
      contextTokens,
      createdAt: now,
    })),
    skipDuplicates: true,
    select: { id: true, name: true },
  });
  for (const { name, label, contextTokens } of wanted.values()) {
    const back = await db.model.updateManyAndReturn({
      where: { workspaceId, connectionId, name, archivedAt: { not: null } },
      data: { label, contextTokens, archivedAt: null },
      select: { id: true, name: true },
    });
    touched.push(...back);
  }
  const effectiveFrom = startOf(dayOf(now));
  const modelIds = touched.map((model) => model.id);
  await db.modelPrice.deleteMany({ where: { workspaceId, modelId: { in: modelIds }, effectiveFrom } });
  await db.modelPrice.createMany({
    data: touched.flatMap(({ id, name }) => {
      const model = wanted.get(name);
      if (!model) return [];
      const { inputMicroUsdPerMillion, outputMicroUsdPerMillion, cachedInputMicroUsdPerMillion, byTime = null } = model;
      const price = { inputMicroUsdPerMillion, outputMicroUsdPerMillion, cachedInputMicroUsdPerMillion, byTime };
      return [
        {
          workspaceId,
          modelId: id,
          effectiveFrom,
          ...toPriceRow(price),
          note: model.priceNote,
          createdById: actor.kind === "member" ? actor.userId : null,
          createdAt: now,
        },
      ];
    }),
  });
  const rows = await db.model.findMany({
    where: { workspaceId, connectionId, name: { in: [...wanted.keys()] } },
    select: modelSelect,
    orderBy: { name: "asc" },
  });
  if (rows.length === 0) throw new AppError("invalid", "Choose at least one model.");
  return viewModels(db, actor, rows, now);
}
