import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { type ExperimentStatus, experimentStatuses } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { noSuchExperiment } from "../experiments/load-experiment";
import { query } from "../operation";

/** The bell of a live page: a few bytes that tell whether anything moved. */
export const getResultsVersion = query({
  name: "results.get-version",
  permission: "results:read",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({
    version: z.number().int(),
    status: z.enum(experimentStatuses),
    statusReason: z.string().nullable(),
    resumeCount: z.number().int(),
  }),
  async run({ input, actor, db }) {
    const row = await db.experiment.findFirst({
      where: { workspaceId: actor.workspaceId, id: input.experimentId },
      select: { status: true, statusReason: true, resumeCount: true, snapshot: { select: { version: true } } },
    });
    if (!row) throw new AppError("not_found", noSuchExperiment);
    const { status, statusReason, resumeCount, snapshot } = row;
    return { version: snapshot?.version ?? 0, status: status as ExperimentStatus, statusReason, resumeCount };
  },
});
