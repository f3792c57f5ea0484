import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import type { Tx } from "@/server/db/client";

/** The connection inside the actor's workspace, or not_found. It holds the sealed key: hand it to a view, not out. */
export async function loadConnection(db: Tx, actor: Actor, connectionId: string) {
  const row = await db.connection.findFirst({ where: { workspaceId: actor.workspaceId, id: connectionId } });
  if (!row) throw noSuchConnection();
  return row;
}

/** The same, but an archived one is refused. */
export async function loadOpenConnection(db: Tx, actor: Actor, connectionId: string) {
  const row = await loadConnection(db, actor, connectionId);
  if (row.archivedAt) throw new AppError("conflict", "This connection is archived. Create a new one.");
  return row;
}

export const noSuchConnection = () => new AppError("not_found", "There is no such connection in this workspace.");
