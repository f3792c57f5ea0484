import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { query } from "../operation";
import { experimentSelect, experimentView, viewOf } from "./experiment-view";

export const getExperiment = query({
  name: "experiment.get",
  permission: "experiments:read",
  input: z.object({ experimentId: id("experiment") }),
  output: experimentView,
  async run({ input, actor, db }) {
    const row = await db.experiment.findFirst({
      where: { workspaceId: actor.workspaceId, id: input.experimentId },
      select: experimentSelect,
    });
    if (!row) throw new AppError("not_found", "There is no such experiment in this workspace.");
    return viewOf(row);
  },
});
