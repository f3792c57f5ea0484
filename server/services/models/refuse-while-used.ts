import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import type { Tx } from "@/server/db/client";

/** A model that a run in progress calls, as a variant or as a judge, must stay until the run is over. */
export async function refuseWhileUsed(
  db: Tx,
  actor: Actor,
  model: { id: string } | { connectionId: string },
  noun: "model" | "connection",
): Promise<void> {
  const user = await db.experiment.findFirst({
    where: {
      workspaceId: actor.workspaceId,
      status: { in: ["queued", "running", "paused"] },
      OR: [{ variants: { some: { model } } }, { evaluators: { some: { model } } }],
    },
    select: { name: true },
  });
  if (!user) return;
  throw new AppError(
    "conflict",
    `The experiment "${user.name}" is using this ${noun}. Let it finish or cancel it, then archive the ${noun}.`,
  );
}
