import { z } from "zod";
import type { Tx } from "@/server/db/client";
import { insertScores, scoreRow } from "../scoring/insert-scores";
import type { RunScope } from "./run-scope";
import { type SettledCall, type SettledRow, settledCall } from "./settled-call";

export const answeredCall = z.object({
  trialId: z.uuid(),
  modelId: z.uuid(),
  number: z.number().int(),
  text: z.string(),
  finishReason: z.string(),
  servedModel: z.string(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  cachedInputTokens: z.number().int(),
  reasoningTokens: z.number().int(),
  costMicroUsd: z.number().int(),
  latencyMs: z.number().int(),
  timeToFirstTokenMs: z.number().int().nullable(),
  scores: z.array(scoreRow),
});
export type AnsweredCall = z.infer<typeof answeredCall>;

/** Answers with their computed scores, the call's outcome and the trial's end: all of it in one transaction. */
export async function recordResponses(
  db: Tx,
  scope: RunScope,
  answers: readonly AnsweredCall[],
): Promise<SettledCall[]> {
  if (answers.length === 0) return [];
  const { workspaceId, experimentId, now } = scope;
  const of = <K extends keyof AnsweredCall>(key: K) => answers.map((a) => a[key]);
  const rows = await db.$queryRaw<SettledRow[]>`
    with answer as (
      select * from unnest(${of("trialId")}::uuid[], ${of("number")}::int[], ${of("text")}::text[],
        ${of("finishReason")}::text[], ${of("servedModel")}::text[], ${of("inputTokens")}::int[],
        ${of("outputTokens")}::int[], ${of("cachedInputTokens")}::int[], ${of("reasoningTokens")}::int[],
        ${of("costMicroUsd")}::int[], ${of("latencyMs")}::int[], ${of("timeToFirstTokenMs")}::int[])
        as x(trial_id, number, body, finish, served, input_tokens, output_tokens, cached, reasoning, cost, latency, first)
    ), before as (
      select a."trialId", a."number", a."outcome", a."costMicroUsd" from "Attempt" a join answer x
        on a."trialId" = x.trial_id and a."purpose" = 'generate' and a."number" = x.number
      where a."workspaceId" = ${workspaceId}::uuid and a."trialId" = any(${of("trialId")}::uuid[])
      for update of a
    ), settled as (
      update "Attempt" a set "outcome" = 'succeeded', "finishedAt" = ${now}, "costMicroUsd" = x.cost
      from answer x join before b on b."trialId" = x.trial_id and b."number" = x.number
      where a."workspaceId" = ${workspaceId}::uuid and a."trialId" = any(${of("trialId")}::uuid[])
        and a."trialId" = x.trial_id and a."purpose" = 'generate' and a."number" = x.number
      returning a."trialId", a."purpose", a."number", a."startedAt", a."reservedMicroUsd", a."costMicroUsd",
        b."outcome" as "outcomeBefore", b."costMicroUsd" as "costBefore"
    ), ended as (
      update "Trial" t set "status" = 'succeeded', "finishedAt" = ${now}
      where t."workspaceId" = ${workspaceId}::uuid and t."id" = any(${of("trialId")}::uuid[])
    ), stored as (
    insert into "Response" ("workspaceId", "experimentId", "trialId", "text", "finishReason", "servedModel", "inputTokens",
      "outputTokens", "cachedInputTokens", "reasoningTokens", "costMicroUsd", "latencyMs", "timeToFirstTokenMs", "createdAt")
    select ${workspaceId}::uuid, ${experimentId}::uuid, trial_id, body, finish, served, input_tokens, output_tokens,
      cached, reasoning, cost, latency, first, ${now} from answer
    on conflict do nothing)
    select * from settled`;
  const scores = answers.flatMap((a) => a.scores);
  await insertScores(db, { ...scope, scores });
  const told = new Map(answers.map((answer) => [answer.trialId, answer]));
  return rows.flatMap((row) => {
    const answer = told.get(row.trialId);
    return answer ? [settledCall(row, { ...answer, usage: answer, failureKind: null })] : [];
  });
}
