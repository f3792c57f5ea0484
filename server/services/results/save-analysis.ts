import { z } from "zod";
import { analysisBody } from "@/server/core/results/analysis/analysis-body";
import { loadExperiment } from "../experiments/load-experiment";
import { command } from "../operation";

/** Puts an analysis in place of the last one, unless that belongs to a newer snapshot. */
export const saveAnalysis = command({
  name: "results.save-analysis",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid(), version: z.number().int(), body: analysisBody }),
  output: z.object({ version: z.number().int() }),
  async run({ input: { experimentId, version, body }, actor, db, now }) {
    await loadExperiment(db, actor, experimentId);
    await db.$executeRaw`
      insert into "ResultAnalysis" ("workspaceId", "experimentId", "version", "body", "computedAt")
      values (${actor.workspaceId}::uuid, ${experimentId}::uuid, ${version}, ${JSON.stringify(body)}::jsonb, ${now})
      on conflict ("workspaceId", "experimentId") do update
        set "version" = excluded."version", "body" = excluded."body", "computedAt" = excluded."computedAt"
        where "ResultAnalysis"."version" <= excluded."version"`;
    return { version };
  },
});
