import { z } from "zod";
import { id } from "@/server/core/ids";
import { analysisBody } from "@/server/core/results/analysis/analysis-body";
import { instant } from "@/server/core/units";
import { loadExperiment } from "../experiments/load-experiment";
import { query } from "../operation";

/** What lies behind the verdict, as last computed; null before the first. One of an older form counts as none. */
export const getAnalysis = query({
  name: "results.get-analysis",
  permission: "results:read",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({
    /** The newest snapshot's; 0 before the first. */
    snapshotVersion: z.number().int(),
    analysis: z
      .object({
        version: z.number().int(),
        computedAt: instant,
        /** A newer snapshot is there. */
        isOutdated: z.boolean(),
        body: analysisBody,
      })
      .nullable(),
  }),
  async run({ input, actor, db }) {
    await loadExperiment(db, actor, input.experimentId);
    const where = { workspaceId: actor.workspaceId, experimentId: input.experimentId };
    const snapshot = await db.resultSnapshot.findFirst({ where, select: { version: true } });
    const row = await db.resultAnalysis.findFirst({ where });
    const snapshotVersion = snapshot?.version ?? 0;
    const body = analysisBody.safeParse(row?.body);
    if (!row || !body.success) return { snapshotVersion, analysis: null };
    const { version, computedAt } = row;
    return {
      snapshotVersion,
      analysis: { version, computedAt, isOutdated: version < snapshotVersion, body: body.data },
    };
  },
});
