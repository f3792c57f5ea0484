import { z } from "zod";
import { id } from "@/server/core/ids";
import { snapshotBody } from "@/server/core/results/snapshot";
import { instant } from "@/server/core/units";
import { loadExperiment } from "../experiments/load-experiment";
import { query } from "../operation";

/** The newest snapshot; null before the first. Nothing is aggregated per viewer. */
export const getResults = query({
  name: "results.get",
  permission: "results:read",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({ version: z.number().int(), computedAt: instant, body: snapshotBody }).nullable(),
  async run({ input, actor, db }) {
    await loadExperiment(db, actor, input.experimentId);
    const row = await db.resultSnapshot.findFirst({
      where: { workspaceId: actor.workspaceId, experimentId: input.experimentId },
    });
    return row && { version: row.version, computedAt: row.computedAt, body: snapshotBody.parse(row.body) };
  },
});
