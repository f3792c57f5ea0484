import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import type { Tx } from "@/server/db/client";

/** The model inside the actor's workspace, or not_found. */
export async function loadModel(db: Tx, actor: Actor, modelId: string) {
  const row = await db.model.findFirst({ where: { workspaceId: actor.workspaceId, id: modelId } });
  if (!row) throw new AppError("not_found", "There is no such model in this workspace.");
  return row;
}
