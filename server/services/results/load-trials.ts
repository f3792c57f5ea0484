import { z } from "zod";
import { trialFlags } from "@/server/core/results/packed-trials";
import { query } from "../operation";
import { lostKinds, unusableFinishes } from "./lost-answers";

export type PackedTrials = { variantId: string; bytes: Uint8Array };

/**
 * The ended trials of a window of positions, packed by variant in the order of their samples and repeats; each trial's
 * answer and scores are found by their own keys, whatever the planner thinks.
 */
export const loadTrials = query({
  name: "results.load-trials",
  permission: "system:write",
  input: z.object({
    experimentId: z.uuid(),
    /** From which position on, by variant. */
    from: z.array(z.object({ variantId: z.uuid(), position: z.number().int() })),
    /** Up to, but without, this one. */
    to: z.number().int(),
    /** A score is packed with its evaluator's place among these. */
    evaluators: z.array(z.object({ evaluatorId: z.uuid() })),
  }),
  output: z.custom<PackedTrials[]>(),
  async run({ input, actor, db }) {
    const { workspaceId } = actor;
    const evaluatorIds = input.evaluators.map(({ evaluatorId }) => evaluatorId);
    const { isFailed, isUnusable, isLost } = trialFlags;
    return db.$queryRaw<PackedTrials[]>`
      select t."variantId", string_agg(
        int4send(t."position") || int2send((
          case when t."status" = 'failed' then ${isFailed}::int else 0 end
          + case when t."status" = 'failed' and t."failureKind" = any(${lostKinds}::text[]) then ${isLost}::int else 0 end
          + case when r."finishReason" = any(${unusableFinishes}::text[]) then ${isUnusable}::int else 0 end)::int2)
        || int4send(coalesce(r."latencyMs", -1)) || int4send(coalesce(r."costMicroUsd", -1))
        || int4send(length(s.scores)) || s.scores, ''::bytea order by t."position", t."repeat") as bytes
      from unnest(${input.from.map((f) => f.variantId)}::uuid[], ${input.from.map((f) => f.position)}::int[]) as o(variant_id, first)
      join "Trial" t on t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${input.experimentId}::uuid
        and t."variantId" = o.variant_id and t."position" >= o.first and t."position" < ${input.to} and t."status" <> 'pending'
      left join lateral (
        select "finishReason", "latencyMs", "costMicroUsd" from "Response" r
        where r."workspaceId" = ${workspaceId}::uuid and r."trialId" = t."id" offset 0
      ) r on true
      left join lateral (
        select coalesce(string_agg(int2send((array_position(${evaluatorIds}::uuid[], s."evaluatorId") - 1)::int2)
          || float8send(coalesce(s."value", 'NaN')), ''::bytea), ''::bytea) as scores
        from "Score" s where s."workspaceId" = ${workspaceId}::uuid and s."trialId" = t."id"
          and s."evaluatorId" = any(${evaluatorIds}::uuid[]) offset 0
      ) s on true
      group by t."variantId"`;
  },
});
