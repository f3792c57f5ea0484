import { z } from "zod";
import type { Tx } from "@/server/db/client";
import type { RunScope } from "./run-scope";
import { type SettledCall, type SettledRow, settledCall } from "./settled-call";

/** The model was at work when the call broke: a bill may come. */
const maybeCharged = ["timeout", "malformed", "aborted"];

export const failedCall = z.object({
  trialId: z.uuid(),
  modelId: z.uuid(),
  purpose: z.string(),
  number: z.number().int(),
  kind: z.string(),
  message: z.string(),
  /** What it cost where that is known; null takes the reserve when the provider may have charged, else nothing. */
  costMicroUsd: z.number().int().nullable(),
  retryAt: z.date().nullable(),
  isFinal: z.boolean(),
});
export type FailedCall = z.infer<typeof failedCall>;

/**
 * Calls that failed; a final failure of a generation also ends its trial, with the reason on it, unless the run
 * is over: then the trial is left out, and its verdict stays as it was told.
 */
export async function recordFailures(
  db: Tx,
  { workspaceId, now }: RunScope,
  failures: readonly FailedCall[],
): Promise<SettledCall[]> {
  if (failures.length === 0) return [];
  const rows = await db.$queryRaw<SettledRow[]>`
    update "Attempt" a set "outcome" = 'failed', "finishedAt" = ${now}, "errorKind" = x.kind,
      "costMicroUsd" = coalesce(x.cost, case when x.kind = any(${maybeCharged}::text[]) then a."reservedMicroUsd" else 0 end),
      "errorMessage" = x.message, "retryAt" = x.retry_at
    from unnest(${failures.map((f) => f.trialId)}::uuid[], ${failures.map((f) => f.purpose)}::text[],
                ${failures.map((f) => f.number)}::int[], ${failures.map((f) => f.kind)}::text[],
                ${failures.map((f) => f.message)}::text[], ${failures.map((f) => f.retryAt)}::timestamptz[],
                ${failures.map((f) => f.costMicroUsd)}::int[])
      as x(trial_id, purpose, number, kind, message, retry_at, cost)
    where a."workspaceId" = ${workspaceId}::uuid and a."trialId" = any(${failures.map((f) => f.trialId)}::uuid[])
      and a."trialId" = x.trial_id and a."purpose" = x.purpose
      and a."number" = x.number and a."outcome" is null
    returning a."trialId", a."purpose", a."number", a."startedAt", a."reservedMicroUsd", a."costMicroUsd",
      null as "outcomeBefore", null as "costBefore"`;
  const key = ({ trialId, purpose, number }: Pick<FailedCall, "trialId" | "purpose" | "number">) =>
    `${trialId} ${purpose} ${number}`;
  const told = new Map(failures.map((failure) => [key(failure), failure]));
  const settled = rows.flatMap((row) => {
    const failure = told.get(key(row));
    if (!failure) return [];
    const { modelId, kind } = failure;
    return [settledCall(row, { modelId, failureKind: kind, usage: null, latencyMs: null, timeToFirstTokenMs: null })];
  });
  const ended = failures.filter((f) => f.isFinal && f.purpose === "generate");
  if (ended.length === 0) return settled;
  await db.$executeRaw`
    update "Trial" t set "status" = 'failed', "finishedAt" = ${now}, "failureKind" = x.kind, "failureMessage" = x.message
    from unnest(${ended.map((f) => f.trialId)}::uuid[], ${ended.map((f) => f.kind)}::text[],
                ${ended.map((f) => f.message)}::text[]) as x(trial_id, kind, message)
    where t."workspaceId" = ${workspaceId}::uuid and t."id" = x.trial_id and t."status" = 'pending'
      and exists (select from "Experiment" e where e."workspaceId" = t."workspaceId" and e."id" = t."experimentId"
        and e."status" in ('queued', 'running', 'paused'))`;
  return settled;
}
