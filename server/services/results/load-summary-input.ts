import { z } from "zod";
import type { Manifest } from "@/server/core/experiment/manifest";
import type { ScoreCells, SummaryInput, VariantCells } from "@/server/core/results/summary-input";
import type { Tx } from "@/server/db/client";
import { loadExperiment, loadManifest } from "../experiments/load-experiment";
import { query } from "../operation";
import { lostKinds, unusableFinishes } from "./lost-answers";

const shownFailures = 10;
const rateSlices = 60;
const rateWindowMs = 10_000;

/** The rows of a run, gathered by sample: what the summary is computed from. */
export const loadSummaryInput = query({
  name: "results.load-summary-input",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid() }),
  output: z.custom<SummaryInput>(),
  async run({ input, actor, db, now }) {
    const experiment = await loadExperiment(db, actor, input.experimentId);
    const manifest = await loadManifest(db, actor, experiment.id);
    const scope = { workspaceId: actor.workspaceId, experimentId: experiment.id };
    const endedAt = experiment.endedAt ?? now;
    const pace = await loadPace(db, scope, { startedAt: experiment.startedAt ?? now, endedAt });
    return {
      manifest,
      status: experiment.status,
      variants: await loadVariants(db, scope, manifest),
      scores: await loadScores(db, scope, manifest),
      groups: await loadGroups(db, scope, manifest),
      failures: await loadFailures(db, scope),
      spendMicroUsd: await loadSpend(db, scope),
      ...pace,
    };
  },
});

type Scope = { workspaceId: string; experimentId: string };

async function loadVariants(db: Tx, { workspaceId, experimentId }: Scope, manifest: Manifest): Promise<VariantCells[]> {
  const rows = await db.$queryRaw<
    {
      variantId: string;
      position: number;
      planned: number;
      succeeded: number;
      failed: number;
      cancelled: number;
      lost: number;
      unusable: number;
      latency: number | null;
      cost: number | null;
      spend: number;
    }[]
  >`
    select t."variantId", t."position", count(*)::int as planned,
      count(*) filter (where t."status" = 'succeeded')::int as succeeded,
      count(*) filter (where t."status" = 'failed')::int as failed,
      count(*) filter (where t."status" = 'cancelled')::int as cancelled,
      count(*) filter (where t."status" = 'failed' and t."failureKind" = any(${lostKinds}::text[]))::int as lost,
      count(*) filter (where r."finishReason" = any(${unusableFinishes}::text[]))::int as unusable,
      avg(r."latencyMs")::float8 as latency, avg(r."costMicroUsd")::float8 as cost,
      coalesce(sum(r."costMicroUsd"), 0)::float8 as spend
    from "Trial" t left join "Response" r on r."workspaceId" = t."workspaceId" and r."trialId" = t."id"
    where t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experimentId}::uuid
    group by t."variantId", t."position"`;
  return manifest.variants.map(({ variantId }) => {
    const cells: VariantCells = {
      planned: 0,
      succeeded: 0,
      failed: 0,
      cancelled: 0,
      pending: 0,
      spendMicroUsd: 0,
      samples: Array.from({ length: manifest.dataset.sampleCount }, () => null),
    };
    for (const row of rows) {
      if (row.variantId !== variantId) continue;
      cells.planned += row.planned;
      cells.succeeded += row.succeeded;
      cells.failed += row.failed;
      cells.cancelled += row.cancelled;
      cells.pending += row.planned - row.succeeded - row.failed - row.cancelled;
      cells.spendMicroUsd += row.spend;
      cells.samples[row.position] = {
        isSettled: row.succeeded + row.failed === row.planned,
        answers: row.succeeded,
        repeats: row.planned,
        unanswered: row.failed + row.unusable,
        lost: row.lost + row.unusable,
        latencyMs: row.latency,
        costMicroUsd: row.cost,
      };
    }
    return cells;
  });
}

async function loadScores(
  db: Tx,
  { workspaceId, experimentId }: Scope,
  manifest: Manifest,
): Promise<SummaryInput["scores"]> {
  const rows = await db.$queryRaw<
    ({ evaluatorId: string; variantId: string; position: number } & NonNullable<ScoreCells[number]>)[]
  >`
    select s."evaluatorId", t."variantId", t."position", count(*)::int as scored,
      coalesce(sum(s."value"), 0)::float8 as "sumOfAll", count(s."value")::int as "valuedOfAll",
      coalesce(sum(s."value") filter (where r."finishReason" <> all(${unusableFinishes}::text[])), 0)::float8 as sum,
      count(s."value") filter (where r."finishReason" <> all(${unusableFinishes}::text[]))::int as valued
    from "Score" s join "Trial" t on t."workspaceId" = s."workspaceId" and t."id" = s."trialId"
    join "Response" r on r."workspaceId" = s."workspaceId" and r."trialId" = s."trialId"
    where s."workspaceId" = ${workspaceId}::uuid and s."experimentId" = ${experimentId}::uuid
    group by s."evaluatorId", t."variantId", t."position"`;
  const place = new Map(manifest.evaluators.map((e, index) => [e.evaluatorId, index]));
  const variant = new Map(manifest.variants.map((v, index) => [v.variantId, index]));
  const scores: SummaryInput["scores"] = manifest.evaluators.map(() =>
    manifest.variants.map(() => Array.from({ length: manifest.dataset.sampleCount }, () => null)),
  );
  for (const { evaluatorId, variantId, position, ...cell } of rows) {
    const cells = scores[place.get(evaluatorId) ?? -1]?.[variant.get(variantId) ?? -1];
    if (cells) cells[position] = cell;
  }
  return scores;
}

async function loadGroups(
  db: Tx,
  { workspaceId, experimentId }: Scope,
  manifest: Manifest,
): Promise<(string | null)[]> {
  const groups: (string | null)[] = Array.from({ length: manifest.dataset.sampleCount }, () => null);
  if (!manifest.dataset.hasGroups) return groups;
  const rows = await db.$queryRaw<{ position: number; groupKey: string | null }[]>`
    select distinct t."position", s."groupKey" from "Trial" t
    join "Sample" s on s."workspaceId" = t."workspaceId" and s."id" = t."sampleId"
    where t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experimentId}::uuid`;
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
