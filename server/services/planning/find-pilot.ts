import type { Actor } from "@/server/core/access/actor";
import type { ExperimentStatus } from "@/server/core/experiment/status";
import type { Tx } from "@/server/db/client";
import type { ResolvedDraft } from "../experiments/resolve-draft";
import { pilotKeyOf } from "./pilot-of-draft";

/** As in the index that allows one of them for each key. */
const open: ExperimentStatus[] = ["draft", "queued", "running", "paused"];

/** The pilot of a draft that was begun and has not ended; null without one. */
export async function findPilot(db: Tx, { workspaceId }: Actor, draft: ResolvedDraft) {
  const found = await db.experiment.findFirst({
    where: { workspaceId, pilotKey: pilotKeyOf(draft), status: { in: open }, archivedAt: null },
    select: { id: true, status: true },
  });
  return found && { id: found.id, status: found.status as ExperimentStatus };
}
