import { z } from "zod";
import type { SummaryInput } from "@/server/core/results/summary-input";
import type { Tx } from "@/server/db/client";
import { loadExperiment } from "../experiments/load-experiment";
import { query } from "../operation";

const shownFailures = 10;
const rateSlices = 60;
const rateWindowMs = 10_000;

export type RunTotals = Pick<SummaryInput, "failures" | "spendMicroUsd" | "rate" | "trialsPerSecond">;

/** What a run has spent, failed of and how fast it goes: read behind its trials, so that no counted one is missing. */
export const loadRunTotals = query({
  name: "results.load-run-totals",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid() }),
  output: z.custom<RunTotals>(),
  async run({ input, actor, db, now }) {
    const { id, startedAt, endedAt } = await loadExperiment(db, actor, input.experimentId);
    const scope = { workspaceId: actor.workspaceId, experimentId: id };
    return {
      failures: await loadFailures(db, scope),
      spendMicroUsd: await loadSpend(db, scope),
      ...(await loadPace(db, scope, { startedAt: startedAt ?? now, endedAt: endedAt ?? now })),
    };
  },
});

type Scope = { workspaceId: string; experimentId: string };

function loadFailures(db: Tx, { workspaceId, experimentId }: Scope): Promise<SummaryInput["failures"]> {
  return db.$queryRaw`
    select "failureKind" as kind, min("failureMessage") as message, count(*)::int as count from "Trial"
    where "workspaceId" = ${workspaceId}::uuid and "experimentId" = ${experimentId}::uuid and "status" = 'failed'
    group by "failureKind" order by count(*) desc limit ${shownFailures}`;
}

/** What every call cost, judges and abandoned calls included. */
async function loadSpend(db: Tx, { workspaceId, experimentId }: Scope): Promise<number> {
  const [row] = await db.$queryRaw<{ spend: number }[]>`
    select coalesce(sum("costMicroUsd"), 0)::float8 as spend from "Attempt"
    where "workspaceId" = ${workspaceId}::uuid and "experimentId" = ${experimentId}::uuid`;
  return row?.spend ?? 0;
}

async function loadPace(
  db: Tx,
  { workspaceId, experimentId }: Scope,
  { startedAt, endedAt }: { startedAt: Date; endedAt: Date },
): Promise<Pick<SummaryInput, "rate" | "trialsPerSecond">> {
  const totalMs = Math.max(1_000, endedAt.getTime() - startedAt.getTime());
  const sliceMs = Math.max(1_000, Math.ceil(totalMs / rateSlices));
  const rows = await db.$queryRaw<{ slice: number; count: number; recent: number }[]>`
    select floor(extract(epoch from "finishedAt" - ${startedAt}) * 1000 / ${sliceMs}::int)::int as slice, count(*)::int as count,
      count(*) filter (where "finishedAt" > ${new Date(endedAt.getTime() - rateWindowMs)})::int as recent
    from "Trial" where "workspaceId" = ${workspaceId}::uuid and "experimentId" = ${experimentId}::uuid and "finishedAt" is not null
    group by 1`;
  const slices = new Map(rows.map((r) => [r.slice, r.count]));
  const last = Math.min(rateSlices, Math.floor(totalMs / sliceMs));
  const rate = Array.from({ length: last + 1 }, (_, slice) => ({
    atMs: slice * sliceMs,
    perSecond: ((slices.get(slice) ?? 0) * 1000) / sliceMs,
  }));
  const recent = rows.reduce((total, r) => total + r.recent, 0);
  const windowMs = Math.min(totalMs, rateWindowMs);
  return { rate, trialsPerSecond: recent === 0 ? null : (recent * 1000) / windowMs };
}
