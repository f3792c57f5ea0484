import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import type { Tx } from "@/server/db/client";

/** The prompt inside the actor's workspace, or not_found. */
export async function loadPrompt(db: Tx, actor: Actor, promptId: string) {
  const row = await db.prompt.findFirst({ where: { workspaceId: actor.workspaceId, id: promptId } });
  if (!row) throw new AppError("not_found", "There is no such prompt in this workspace.");
  return row;
}

export async function loadPromptVersion(db: Tx, actor: Actor, promptVersionId: string) {
  const row = await db.promptVersion.findFirst({ where: { workspaceId: actor.workspaceId, id: promptVersionId } });
  if (!row) throw new AppError("not_found", "There is no such prompt version in this workspace.");
  return row;
}
