import { z } from "zod";
import { analysisAsked } from "@/inngest/events";
import { snapshotBody } from "@/server/core/results/snapshot";
import { command } from "../operation";
import { writeSnapshot } from "../results/write-snapshot";

/**
 * The run ends by itself: everything is done, or the verdict is proven and the plan stops there. State and final summary
 * commit together, so nobody sees an ended run beside an unfinished verdict.
 */
export const endRun = command({
  name: "experiment.end-run",
  permission: "system:write",
  input: z.object({
    experimentId: z.uuid(),
    how: z.enum(["completed", "stopped"]),
    reason: z.string().nullable(),
    body: snapshotBody,
  }),
  output: z.object({ version: z.number().int().nullable() }),
  async run({ input, actor, db, now, audit, emit }) {
    const { workspaceId } = actor;
    const { experimentId, how, reason, body } = input;
    const [after] = await db.experiment.updateManyAndReturn({
      where: { workspaceId, id: experimentId, status: "running" },
      data: { status: how, statusReason: reason, endedAt: now },
    });
    if (!after) return { version: null };
    audit(null, after);
    emit(analysisAsked.create({ workspaceId, experimentId }));
    return { version: await writeSnapshot(db, { workspaceId, experimentId, body, now }) };
  },
});
