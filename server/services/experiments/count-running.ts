import { z } from "zod";
import { query } from "../operation";

/** For the top bar: how many runs are under way. */
export const countRunning = query({
  name: "experiment.count-running",
  permission: "experiments:read",
  input: z.object({}),
  output: z.object({ count: z.number().int() }),
  run: async ({ actor, db }) => ({
    count: await db.experiment.count({
      where: { workspaceId: actor.workspaceId, status: { in: ["queued", "running"] } },
    }),
  }),
});
