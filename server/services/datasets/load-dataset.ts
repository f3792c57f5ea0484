import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import type { Tx } from "@/server/db/client";

/** The dataset inside the actor's workspace, or not_found. */
export async function loadDataset(db: Tx, actor: Actor, datasetId: string) {
  const row = await db.dataset.findFirst({ where: { workspaceId: actor.workspaceId, id: datasetId } });
  if (!row) throw new AppError("not_found", "There is no such dataset in this workspace.");
  return row;
}

export async function loadDatasetVersion(db: Tx, actor: Actor, datasetVersionId: string) {
  const row = await db.datasetVersion.findFirst({ where: { workspaceId: actor.workspaceId, id: datasetVersionId } });
  if (!row) throw new AppError("not_found", "There is no such dataset version in this workspace.");
  return row;
}
