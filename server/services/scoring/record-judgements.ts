import { z } from "zod";
import type { Tx } from "@/server/db/client";
import type { RunScope } from "../generation/run-scope";
import { type SettledCall, type SettledRow, settledCall } from "../generation/settled-call";
import { insertScores, scoreRow } from "./insert-scores";

/** A judge's score of one answer. */
export const judgement = z.object({
  /** The attempt that brought it; null: no call did, it tells why there is none. */
  number: z.number().int().nullable(),
  modelId: z.uuid(),
  score: scoreRow,
  /** Of the call, a second ask included; null when none was made. */
  usage: z
    .object({
      inputTokens: z.number().int(),
      outputTokens: z.number().int(),
      cachedInputTokens: z.number().int(),
      reasoningTokens: z.number().int(),
    })
    .nullable(),
  latencyMs: z.number().int().nullable(),
});
export type Judgement = z.infer<typeof judgement>;

/** Judges' scores, and the outcome of the calls that brought them, in one transaction. */
export async function recordJudgements(
  db: Tx,
  scope: RunScope,
  judgements: readonly Judgement[],
): Promise<SettledCall[]> {
  if (judgements.length === 0) return [];
  const settled = judgements.filter((j) => j.number !== null);
  const trialIds = settled.map((j) => j.score.trialId);
  const rows = await db.$queryRaw<SettledRow[]>`
    with told as (
      select * from unnest(${trialIds}::uuid[], ${settled.map((j) => j.score.evaluatorId)}::text[],
        ${settled.map((j) => j.number)}::int[], ${settled.map((j) => j.score.costMicroUsd)}::int[])
        as x(trial_id, purpose, number, cost)
    ), before as (
      select a."trialId", a."purpose", a."number", a."outcome", a."costMicroUsd" from "Attempt" a join told x
        on a."trialId" = x.trial_id and a."purpose" = x.purpose and a."number" = x.number
      where a."workspaceId" = ${scope.workspaceId}::uuid and a."trialId" = any(${trialIds}::uuid[])
      for update of a
    )
    update "Attempt" a set "outcome" = 'succeeded', "finishedAt" = ${scope.now}, "costMicroUsd" = x.cost
    from told x join before b on b."trialId" = x.trial_id and b."purpose" = x.purpose and b."number" = x.number
    where a."workspaceId" = ${scope.workspaceId}::uuid and a."trialId" = any(${trialIds}::uuid[])
      and a."trialId" = x.trial_id and a."number" = x.number and a."purpose" = x.purpose
    returning a."trialId", a."purpose", a."number", a."startedAt", a."reservedMicroUsd", a."costMicroUsd",
      b."outcome" as "outcomeBefore", b."costMicroUsd" as "costBefore"`;
  const scores = judgements.map((j) => j.score);
  await insertScores(db, { ...scope, scores });
  const told = new Map(settled.map((j) => [`${j.score.trialId} ${j.score.evaluatorId}`, j]));
  return rows.flatMap((row) => {
    const judged = told.get(`${row.trialId} ${row.purpose}`);
    return judged ? [settledCall(row, { ...judged, failureKind: null, timeToFirstTokenMs: null })] : [];
  });
}
