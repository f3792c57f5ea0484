import { z } from "zod";
import { experimentStatuses } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { loadExperiment } from "../experiments/load-experiment";
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
    const { status, statusReason, resumeCount } = await loadExperiment(db, actor, input.experimentId);
    const row = await db.resultSnapshot.findFirst({
      where: { workspaceId: actor.workspaceId, experimentId: input.experimentId },
      select: { version: true },
    });
    return { version: row?.version ?? 0, status, statusReason, resumeCount };
  },
});
