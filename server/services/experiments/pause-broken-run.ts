import { z } from "zod";
import { resultsOutdated } from "@/inngest/events";
import { command } from "../operation";

/** A run whose connection refuses every call waits, with the reason, for a person; its open trials stay open. */
export const pauseBrokenRun = command({
  name: "experiment.pause-broken",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid(), reason: z.string() }),
  output: z.object({ isPaused: z.boolean() }),
  async run({ input, actor, db, audit, emit }) {
    const [after] = await db.experiment.updateManyAndReturn({
      where: { workspaceId: actor.workspaceId, id: input.experimentId, status: "running" },
      data: { status: "paused", statusReason: input.reason },
    });
    if (!after) return { isPaused: false };
    audit(null, after);
    emit(resultsOutdated.create({ workspaceId: actor.workspaceId, experimentId: after.id }));
    return { isPaused: true };
  },
});
