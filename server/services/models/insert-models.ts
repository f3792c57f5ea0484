import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import type { ModelInput } from "@/server/core/model/schema";
import type { Tx } from "@/server/db/client";
import { modelSelect, toModelView } from "./model-view";

/** Adds models to a connection. One that is there stays as it is; an archived one comes back with the new values. */
export async function insertModels(db: Tx, actor: Actor, connectionId: string, models: ModelInput[], now: Date) {
  const { workspaceId } = actor;
  const names = models.map((model) => model.name);
  const labelled = models.map((model) => ({ ...model, label: model.label || model.name }));
  await db.model.createMany({
    data: labelled.map((model) => ({ ...model, workspaceId, connectionId, createdAt: now })),
    skipDuplicates: true,
  });
  for (const { name, ...values } of labelled) {
    await db.model.updateMany({
      where: { workspaceId, connectionId, name, archivedAt: { not: null } },
      data: { ...values, archivedAt: null },
    });
  }
  const rows = await db.model.findMany({
    where: { workspaceId, connectionId, name: { in: names } },
    select: modelSelect,
    orderBy: { name: "asc" },
  });
  if (rows.length === 0) throw new AppError("invalid", "Choose at least one model.");
  return rows.map(toModelView);
}
