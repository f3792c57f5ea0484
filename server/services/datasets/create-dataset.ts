import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import type { Tx } from "@/server/db/client";

/** A dataset without a version yet; its import gives it the first one in the same transaction. */
export async function createDataset(
  db: Tx,
  actor: Actor,
  { name, description }: { name: string; description: string },
  now: Date,
) {
  const [row] = await db.dataset.createManyAndReturn({
    data: [
      {
        workspaceId: actor.workspaceId,
        name,
        description,
        createdById: actor.kind === "member" ? actor.userId : null,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (!row) {
    const message = `A dataset named "${name}" is already there. Choose another name, or import the file as its next version.`;
    throw new AppError("conflict", message, [{ path: "target.name", message }]);
  }
  return row;
}
