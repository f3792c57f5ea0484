import { z } from "zod";
import { experimentStatuses } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { loadExperiment } from "../experiments/load-experiment";
import { query } from "../operation";

/** How far a pilot is: a few bytes for the card that waits for it. */
export const getPilot = query({
  name: "experiment.get-pilot",
  permission: "experiments:read",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    status: z.enum(experimentStatuses),
    statusReason: z.string().nullable(),
    done: z.number().int(),
    planned: z.number().int(),
  }),
  async run({ input, actor, db }) {
    const { id: experimentId, name, status, statusReason } = await loadExperiment(db, actor, input.experimentId);
    const [row] = await db.$queryRaw<{ done: number; planned: number }[]>`
      select count(*) filter (where "status" in ('succeeded', 'failed'))::int as done, count(*)::int as planned from "Trial"
      where "workspaceId" = ${actor.workspaceId}::uuid and "experimentId" = ${experimentId}::uuid`;
    return { id: experimentId, name, status, statusReason, done: row?.done ?? 0, planned: row?.planned ?? 0 };
  },
});
