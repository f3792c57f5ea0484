import { z } from "zod";
import { type ExperimentStatus, experimentStatuses } from "@/server/core/experiment/status";
import { command } from "../operation";

/** The run ends by itself: everything is done, or the verdict is proven and the plan stops there. */
export const endRun = command({
  name: "experiment.end-run",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid(), how: z.enum(["completed", "stopped"]), reason: z.string().nullable() }),
  output: z.object({ status: z.enum(experimentStatuses).nullable() }),
  async run({ input, actor, db, now, audit }) {
    const { workspaceId } = actor;
    const [after] = await db.experiment.updateManyAndReturn({
      where: { workspaceId, id: input.experimentId, status: "running" },
      data: { status: input.how, statusReason: input.reason, endedAt: now },
    });
    if (!after) return { status: null };
    if (input.how === "stopped") {
      await db.trial.updateMany({
        where: { workspaceId, experimentId: input.experimentId, status: "pending" },
        data: { status: "cancelled" },
      });
    }
    audit(null, after);
    return { status: after.status as ExperimentStatus };
  },
});
