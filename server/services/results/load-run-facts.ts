import { z } from "zod";
import { isEndedAtBudget } from "@/server/core/budget/budget-words";
import type { Manifest } from "@/server/core/experiment/manifest";
import { snapshotBody } from "@/server/core/results/snapshot";
import type { SummaryInput } from "@/server/core/results/summary-input";
import type { Tx } from "@/server/db/client";
import { loadExperiment, loadManifest } from "../experiments/load-experiment";
import { query } from "../operation";

const shownFailures = 10;
const rateSlices = 60;
const rateWindowMs = 10_000;

/** What is the same for all variants and scores, and how many trials each variant was planned with. */
export type RunFacts = Omit<SummaryInput, "variants" | "scores"> & { planned: number };

/** What a summary needs to know of a run beside its trials. */
export const loadRunFacts = query({
  name: "results.load-run-facts",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid() }),
  output: z.custom<RunFacts>(),
  async run({ input, actor, db, now }) {
    const experiment = await loadExperiment(db, actor, input.experimentId);
    const manifest = await loadManifest(db, actor, experiment.id);
    const scope = { workspaceId: actor.workspaceId, experimentId: experiment.id };
    const { status, startedAt } = experiment;
    const endedAt = experiment.endedAt ?? now;
    return {
      manifest,
      status,
      ...(status === "stopped" ? await loadStop(db, scope, experiment.statusReason) : {}),
      planned: await countPlanned(db, scope, manifest),
      groups: await loadGroups(db, scope, manifest),
      failures: await loadFailures(db, scope),
      spendMicroUsd: await loadSpend(db, scope),
      ...(await loadPace(db, scope, { startedAt: startedAt ?? now, endedAt })),
    };
  },
});

/** The samples of the look that stopped the run, with which its verdict stays; a stop at the budget came of no look. */
async function loadStop(
  db: Tx,
  scope: Scope,
  reason: string | null,
): Promise<Pick<SummaryInput, "held" | "isEndedByBudget">> {
  if (isEndedAtBudget(reason)) return { isEndedByBudget: true };
  const snapshot = await db.resultSnapshot.findFirst({ where: scope, select: { body: true } });
  const held = snapshotBody.shape.prefixes.safeParse((snapshot?.body as { prefixes?: unknown } | undefined)?.prefixes);
  return held.data ? { held: held.data } : {};
}

/** Trials are written all at once or not yet. */
async function countPlanned(db: Tx, scope: Scope, { dataset, plan }: Manifest): Promise<number> {
  const one = await db.trial.findFirst({ where: scope, select: { id: true } });
  return one ? dataset.sampleCount * plan.repeats : 0;
}

type Scope = { workspaceId: string; experimentId: string };

async function loadGroups(
  db: Tx,
  { workspaceId, experimentId }: Scope,
  manifest: Manifest,
): Promise<(string | null)[]> {
  const groups: (string | null)[] = Array.from({ length: manifest.dataset.sampleCount }, () => null);
  if (!manifest.dataset.hasGroups) return groups;
  const rows = await db.$queryRaw<{ position: number; groupKey: string | null }[]>`
    select t."position", s."groupKey" from "Trial" t
    join "Sample" s on s."workspaceId" = t."workspaceId" and s."id" = t."sampleId"
    where t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experimentId}::uuid
      and t."variantId" = ${manifest.variants[0]?.variantId ?? null}::uuid and t."repeat" = 0`;
  for (const { position, groupKey } of rows) groups[position] = groupKey;
  return groups;
}

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
