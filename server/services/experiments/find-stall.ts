import { z } from "zod";
import { query } from "../operation";

/** Longer than the longest call (200 s), so that a slow answer is not taken for a lost bell. */
const stalledAfterMs = 240_000;

/** Whether a live run has not moved for longer than any call can take. Calls that a gate holds back move when it lets them in. */
export const findStall = query({
  name: "experiment.find-stall",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid() }),
  output: z.object({ isStalled: z.boolean() }),
  async run({ input, actor, db, now }) {
    const [row] = await db.$queryRaw<{ moved: Date | null }[]>`
      select greatest(e."startedAt", max(a."startedAt"), max(a."finishedAt"), max(a."retryAt"), (
        select to_timestamp(max(greatest(g."pausedUntilMs", g."limitedUntilMs", (b."state" ->> 'probeAtMs')::float8)) / 1000)
        from "Model" m join "ConnectionGate" g on g."workspaceId" = m."workspaceId" and g."connectionId" = m."connectionId"
          left join "ModelBreaker" b on b."workspaceId" = m."workspaceId" and b."modelId" = m."id"
        where m."workspaceId" = e."workspaceId" and m."id" in (
          select v."modelId" from "Variant" v where v."experimentId" = e."id"
          union select j."modelId" from "Evaluator" j where j."experimentId" = e."id"))) as moved
      from "Experiment" e left join "Attempt" a on a."workspaceId" = e."workspaceId" and a."experimentId" = e."id"
      where e."workspaceId" = ${actor.workspaceId}::uuid and e."id" = ${input.experimentId}::uuid
      group by e."id", e."workspaceId", e."startedAt"`;
    const moved = row?.moved?.getTime() ?? 0;
    return { isStalled: now.getTime() - moved > stalledAfterMs };
  },
});
