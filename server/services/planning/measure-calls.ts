import type { Measured, MeasuredCalls } from "@/server/core/planning/measured-calls";
import type { Tx } from "@/server/db/client";
import { mostRead } from "./measure-spread";

type Scope = { workspaceId: string; experimentId: string };
type Figures = Record<"latencyMs" | "costMicroUsd" | "latencySd" | "costSd", number | null>;
type AnswerRow = Figures &
  Record<"inputTokens" | "outputTokens" | "inputSd" | "outputSd", number | null> & { key: string; calls: number };
type JudgeRow = Figures & { key: string; calls: number };

/** What the calls of a run have used: by variant for answers, by evaluator for judgements. Two rows of sums per kind of call. */
export async function measureCalls(
  db: Tx,
  { workspaceId, experimentId }: Scope,
  variantIds: readonly string[],
): Promise<Map<string, MeasuredCalls>> {
  const answers = await db.$queryRaw<AnswerRow[]>`
    select t."variantId"::text as key, count(*)::int as calls,
      avg(r."inputTokens")::float8 as "inputTokens", stddev_samp(r."inputTokens")::float8 as "inputSd",
      avg(r."outputTokens")::float8 as "outputTokens", stddev_samp(r."outputTokens")::float8 as "outputSd",
      avg(r."latencyMs")::float8 as "latencyMs", stddev_samp(r."latencyMs")::float8 as "latencySd",
      avg(r."costMicroUsd")::float8 as "costMicroUsd", stddev_samp(r."costMicroUsd")::float8 as "costSd"
    from "Trial" t join "Response" r on r."workspaceId" = t."workspaceId" and r."trialId" = t."id"
    where t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experimentId}::uuid
      and t."variantId" = any(${variantIds}::uuid[]) and t."position" < ${mostRead}::int
    group by 1`;
  const judgements = await db.$queryRaw<JudgeRow[]>`
    select a."purpose" as key, count(*)::int as calls,
      avg(a.ms)::float8 as "latencyMs", stddev_samp(a.ms)::float8 as "latencySd",
      avg(a."costMicroUsd")::float8 as "costMicroUsd", stddev_samp(a."costMicroUsd")::float8 as "costSd"
    from "Trial" t join lateral (
      select "purpose", "costMicroUsd", extract(epoch from "finishedAt" - "startedAt") * 1000 as ms from "Attempt" a
      where a."workspaceId" = t."workspaceId" and a."trialId" = t."id" and a."outcome" = 'succeeded' and a."purpose" <> 'generate'
      offset 0
    ) a on true
    where t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experimentId}::uuid
      and t."variantId" = any(${variantIds}::uuid[]) and t."position" < ${mostRead}::int
    group by 1`;
  const figure = (mean: number | null, sd: number | null): Measured => ({ mean: mean ?? 0, sd: sd ?? 0 });
  return new Map([
    ...answers.map((row): [string, MeasuredCalls] => [
      row.key,
      {
        calls: row.calls,
        inputTokens: figure(row.inputTokens, row.inputSd),
        outputTokens: figure(row.outputTokens, row.outputSd),
        latencyMs: figure(row.latencyMs, row.latencySd),
        costMicroUsd: figure(row.costMicroUsd, row.costSd),
      },
    ]),
    ...judgements.map((row): [string, MeasuredCalls] => [
      row.key,
      {
        calls: row.calls,
        inputTokens: null,
        outputTokens: null,
        latencyMs: figure(row.latencyMs, row.latencySd),
        costMicroUsd: figure(row.costMicroUsd, row.costSd),
      },
    ]),
  ]);
}
