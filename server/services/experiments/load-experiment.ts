import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import { type Manifest, manifestSchema } from "@/server/core/experiment/manifest";
import type { ExperimentStatus } from "@/server/core/experiment/status";
import type { Tx } from "@/server/db/client";

export const noSuchExperiment = "There is no such experiment in this workspace.";

/** The experiment inside the actor's workspace, or not_found. */
export async function loadExperiment(db: Tx, actor: Actor, experimentId: string) {
  const row = await db.experiment.findFirst({ where: { workspaceId: actor.workspaceId, id: experimentId } });
  if (!row) throw new AppError("not_found", noSuchExperiment);
  return { ...row, status: row.status as ExperimentStatus };
}

/** The frozen inputs of a launched experiment. */
export async function loadManifest(db: Tx, actor: Actor, experimentId: string): Promise<Manifest> {
  const { manifest } = await loadExperiment(db, actor, experimentId);
  if (manifest === null) throw new AppError("conflict", "This experiment was not launched yet.");
  return manifestSchema.parse(manifest);
}
