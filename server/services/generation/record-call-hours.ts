import { countLatencies } from "@/server/core/model/latency-histogram";
import type { Tx } from "@/server/db/client";
import type { SettledCall } from "./settled-call";

type Source = { workspaceId: string; source: string; experimentId: string | null };

const hourMs = 3_600_000;

/** Adds settled calls to the hours and models they belong to. */
export async function recordCallHours(
  db: Tx,
  { workspaceId, source, experimentId }: Source,
  calls: readonly SettledCall[],
): Promise<void> {
  const groups = new Map<string, SettledCall[]>();
  for (const call of calls) {
    if (!call.isNew && call.addedMicroUsd === 0) continue;
    const key = `${call.modelId} ${Math.floor(call.startedAt.getTime() / hourMs)}`;
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  if (groups.size === 0) return;
  // In one order everywhere, so that two writers never wait for each other.
  const rows = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => rowOf(group));
  await db.$executeRaw`
    insert into "CallHour" as h ("workspaceId", "source", "modelId", "hour", "experimentId", "calls", "failures", "failureKinds",
      "costMicroUsd", "inputTokens", "outputTokens", "cachedInputTokens", "reasoningTokens", "latencyMsSum", "latency", "firstToken")
    select ${workspaceId}::uuid, ${source}, "modelId", "hour", ${experimentId}::uuid, "calls", "failures", "failureKinds",
      "costMicroUsd", "inputTokens", "outputTokens", "cachedInputTokens", "reasoningTokens", "latencyMsSum", "latency", "firstToken"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x("modelId" uuid, "hour" timestamptz, "calls" int, "failures" int,
      "failureKinds" jsonb, "costMicroUsd" bigint, "inputTokens" bigint, "outputTokens" bigint, "cachedInputTokens" bigint,
      "reasoningTokens" bigint, "latencyMsSum" bigint, "latency" int[], "firstToken" int[])
    on conflict ("workspaceId", "source", "modelId", "hour") do update set
      "calls" = h."calls" + excluded."calls",
      "failures" = h."failures" + excluded."failures",
      "failureKinds" = case when excluded."failures" = 0 then h."failureKinds"
        else add_tallies(h."failureKinds", excluded."failureKinds") end,
      "costMicroUsd" = h."costMicroUsd" + excluded."costMicroUsd",
      "inputTokens" = h."inputTokens" + excluded."inputTokens",
      "outputTokens" = h."outputTokens" + excluded."outputTokens",
      "cachedInputTokens" = h."cachedInputTokens" + excluded."cachedInputTokens",
      "reasoningTokens" = h."reasoningTokens" + excluded."reasoningTokens",
      "latencyMsSum" = h."latencyMsSum" + excluded."latencyMsSum",
      "latency" = add_counts(h."latency", excluded."latency"),
      "firstToken" = add_counts(h."firstToken", excluded."firstToken")`;
}

function rowOf(calls: readonly SettledCall[]) {
  const [first] = calls;
  const fresh = calls.filter((call) => call.isNew);
  const failed = fresh.flatMap((call) => (call.failureKind === null ? [] : [call.failureKind]));
  const sum = (pick: (call: SettledCall) => number) => fresh.reduce((total, call) => total + pick(call), 0);
  const counted = (pick: (call: SettledCall) => number | null) =>
    countLatencies(fresh.flatMap((call) => pick(call) ?? []));
  const hour = Math.floor((first?.startedAt.getTime() ?? 0) / hourMs) * hourMs;
  return {
    modelId: first?.modelId,
    hour: new Date(hour).toISOString(),
    calls: fresh.length,
    failures: failed.length,
    failureKinds: Object.fromEntries(
      [...new Set(failed)].map((kind) => [kind, failed.filter((k) => k === kind).length]),
    ),
    costMicroUsd: calls.reduce((total, call) => total + call.addedMicroUsd, 0),
    inputTokens: sum((call) => call.usage?.inputTokens ?? 0),
    outputTokens: sum((call) => call.usage?.outputTokens ?? 0),
    cachedInputTokens: sum((call) => call.usage?.cachedInputTokens ?? 0),
    reasoningTokens: sum((call) => call.usage?.reasoningTokens ?? 0),
    latencyMsSum: sum((call) => call.latencyMs ?? 0),
    latency: counted((call) => call.latencyMs),
    firstToken: counted((call) => call.timeToFirstTokenMs),
  };
}
