import type { CallSums } from "@/server/core/model/model-health";
import type { Tx } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";

type Window = { workspaceId: string; since: Date };

const sums = Prisma.sql`
  coalesce(sum("calls"), 0)::int as "calls", coalesce(sum("failures"), 0)::int as "failures",
  coalesce(sum_tallies("failureKinds"), '{}') as "failureKinds", coalesce(sum("costMicroUsd"), 0)::float8 as "costMicroUsd",
  coalesce(sum("inputTokens"), 0)::float8 as "inputTokens", coalesce(sum("outputTokens"), 0)::float8 as "outputTokens",
  coalesce(sum("latencyMsSum"), 0)::float8 as "latencyMsSum", coalesce(sum_counts("latency"), '{}') as "latency",
  coalesce(sum_counts("firstToken"), '{}') as "firstToken"`;

export type ModelCalls = {
  total: CallSums;
  hours: (CallSums & { hour: Date })[];
  runs: (CallSums & { experimentId: string })[];
};

type GroupedRow = CallSums & { hour: Date | null; experimentId: string | null; isOfHour: boolean; isOfRun: boolean };

/** The calls of one model in all, by hour and by run, from its hours and in one statement. */
export async function sumModelCalls(db: Tx, { workspaceId, since }: Window, modelId: string): Promise<ModelCalls> {
  const rows = await db.$queryRaw<GroupedRow[]>`
    select "hour", "experimentId", grouping("hour") = 0 as "isOfHour", grouping("experimentId") = 0 as "isOfRun", ${sums}
    from "CallHour" where "workspaceId" = ${workspaceId}::uuid and "modelId" = ${modelId}::uuid and "hour" >= ${since}
    group by grouping sets (("hour"), ("experimentId"), ())`;
  const total = rows.find((row) => !row.isOfHour && !row.isOfRun);
  if (!total) throw new Error("The sum over all hours is missing.");
  return {
    total,
    hours: rows.flatMap((row) => (row.isOfHour && row.hour ? [{ ...row, hour: row.hour }] : [])),
    runs: rows.flatMap((row) => (row.isOfRun && row.experimentId ? [{ ...row, experimentId: row.experimentId }] : [])),
  };
}

/** The calls of several models, one row each; a model without a call has none. */
export function sumCallsByModel(db: Tx, { workspaceId, since }: Window, modelIds: string[]) {
  return db.$queryRaw<(CallSums & { modelId: string })[]>`
    select "modelId", ${sums} from "CallHour"
    where "workspaceId" = ${workspaceId}::uuid and "modelId" = any(${modelIds}::uuid[]) and "hour" >= ${since}
    group by "modelId"`;
}
