import { z } from "zod";
import { resultsOutdated } from "@/inngest/events";
import { command } from "../operation";

/** A run that cannot go on through no fault of a model: it ends, says why, and keeps what it has. */
export const failExperiment = command({
  name: "experiment.fail",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid(), reason: z.string() }),
  output: z.object({ isFailed: z.boolean() }),
  async run({ input, actor, db, now, audit, emit }) {
    const [after] = await db.experiment.updateManyAndReturn({
      where: { workspaceId: actor.workspaceId, id: input.experimentId, status: { in: ["queued", "running"] } },
      data: { status: "failed", statusReason: input.reason, endedAt: now },
    });
    if (after) {
      audit(null, after);
      emit(resultsOutdated.create({ workspaceId: actor.workspaceId, experimentId: after.id }));
    }
    return { isFailed: Boolean(after) };
  },
});
