import { z } from "zod";
import { id } from "@/server/core/ids";
import { query } from "../operation";

/** The names of these experiments, for lists of other things that tell of them. */
export const listExperimentNames = query({
  name: "experiment.list-names",
  permission: "experiments:read",
  input: z.object({ experimentIds: z.array(id("experiment")).max(200) }),
  output: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  async run({ input, actor, db }) {
    const where = { workspaceId: actor.workspaceId, id: { in: input.experimentIds } };
    return { items: await db.experiment.findMany({ where, select: { id: true, name: true } }) };
  },
});
