import { z } from "zod";
import { experimentStatuses } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { instant } from "@/server/core/units";
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
    endedAt: instant.nullable(),
    isArchived: z.boolean(),
    done: z.number().int(),
    planned: z.number().int(),
  }),
  async run({ input, actor, db }) {
    const found = await loadExperiment(db, actor, input.experimentId);
    const { id: experimentId, name, status, statusReason, endedAt, archivedAt } = found;
    const [row] = await db.$queryRaw<{ done: number; planned: number }[]>`
      select count(*) filter (where "status" in ('succeeded', 'failed'))::int as done, count(*)::int as planned from "Trial"
      where "workspaceId" = ${actor.workspaceId}::uuid and "experimentId" = ${experimentId}::uuid`;
    return {
      id: experimentId,
      name,
      status,
      statusReason,
      endedAt,
      isArchived: archivedAt !== null,
      done: row?.done ?? 0,
      planned: row?.planned ?? 0,
    };
  },
});
