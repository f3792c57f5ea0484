import { z } from "zod";
import { command } from "../operation";

/** Counts a restart that a run went through; one that is over does not go on. */
export const markResumed = command({
  name: "experiment.mark-resumed",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid() }),
  output: z.object({ resumed: z.number().int() }),
  async run({ input, actor, db }) {
    const { count } = await db.experiment.updateMany({
      where: {
        workspaceId: actor.workspaceId,
        id: input.experimentId,
        status: { in: ["queued", "running", "paused"] },
      },
      data: { resumeCount: { increment: 1 } },
    });
    return { resumed: count };
  },
});
