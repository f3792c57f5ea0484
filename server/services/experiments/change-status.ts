import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import { canBecome, type ExperimentStatus } from "@/server/core/experiment/status";
import type { Tx } from "@/server/db/client";
import type { loadExperiment } from "./load-experiment";

type Loaded = Awaited<ReturnType<typeof loadExperiment>>;
type Change = { status: ExperimentStatus; statusReason?: string | null; startedAt?: Date; endedAt?: Date | null };

/** One conditional update naming the old status; when somebody was faster nothing changes and `conflict` says so. */
export async function changeStatus(db: Tx, actor: Actor, before: Loaded, change: Change) {
  if (!canBecome(before.status, change.status)) {
    throw new AppError("conflict", `A ${before.status} experiment cannot become ${change.status}.`);
  }
  const [after] = await db.experiment.updateManyAndReturn({
    where: { workspaceId: actor.workspaceId, id: before.id, status: before.status, archivedAt: null },
    data: change,
  });
  if (!after) throw new AppError("conflict", "The experiment changed meanwhile. Reload and try again.");
  return { ...after, status: after.status as ExperimentStatus };
}
