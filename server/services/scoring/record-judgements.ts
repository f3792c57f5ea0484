import { z } from "zod";
import type { Tx } from "@/server/db/client";
import type { RunScope } from "../generation/run-scope";
import { insertScores, scoreRow } from "./insert-scores";

/** A judge's score of one answer. */
export const judgement = z.object({
  /** The attempt that brought it; null: no call did, it tells why there is none. */
  number: z.number().int().nullable(),
  score: scoreRow,
});
export type Judgement = z.infer<typeof judgement>;

/** Judges' scores, and the outcome of the calls that brought them, in one transaction. */
export async function recordJudgements(db: Tx, scope: RunScope, judgements: readonly Judgement[]): Promise<void> {
  if (judgements.length === 0) return;
  const settled = judgements.filter((j) => j.number !== null);
  await db.$executeRaw`
    update "Attempt" a set "outcome" = 'succeeded', "finishedAt" = ${scope.now}, "costMicroUsd" = x.cost
    from unnest(${settled.map((j) => j.score.trialId)}::uuid[], ${settled.map((j) => j.score.evaluatorId)}::text[],
                ${settled.map((j) => j.number)}::int[], ${settled.map((j) => j.score.costMicroUsd)}::int[])
      as x(trial_id, purpose, number, cost)
    where a."workspaceId" = ${scope.workspaceId}::uuid and a."trialId" = any(${settled.map((j) => j.score.trialId)}::uuid[])
      and a."trialId" = x.trial_id and a."number" = x.number and a."purpose" = x.purpose`;
  const scores = judgements.map((j) => j.score);
  await insertScores(db, { ...scope, scores });
}
