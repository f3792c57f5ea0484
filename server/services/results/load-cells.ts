import type { Manifest } from "@/server/core/experiment/manifest";
import {
  closeCells,
  type DoneTrial,
  openCells,
  trialAdder,
  type VariantTally,
} from "@/server/core/results/closed-cells";
import type { SummaryInput } from "@/server/core/results/summary-input";
import type { Tx } from "@/server/db/client";
import { lostKinds, unusableFinishes } from "./lost-answers";

/** Positions read at once: bounds the memory of a summary, however long the run is. */
const windowSize = 5_000;
/** So much the closed parts of runs may take in memory: 100,000 samples of 2 variants and 2 measures take 8 MB. */
const keptBytes = 256_000_000;

type Scope = { workspaceId: string; experimentId: string };
type Kept = { planned: number; tallies: VariantTally[] };

const kept = new Map<string, Kept>();

/**
 * Every variant's trials by sample. What is closed (all repeats settled, all answers scored) never changes, so it is read
 * once and kept; a later summary of the same run reads only from the first open sample on.
 */
export async function loadCells(
  db: Tx,
  scope: Scope,
  manifest: Manifest,
): Promise<Pick<SummaryInput, "variants" | "scores">> {
  const key = `${scope.workspaceId} ${scope.experimentId}`;
  const before = kept.get(key);
  const planned = before?.planned || (await countPlanned(db, scope)) / manifest.variants.length;
  const tallies = manifest.variants.map((_, v) => openCells(manifest, before?.tallies[v]));
  const add = trialAdder(manifest);
  const place = new Map(manifest.variants.map((variant, v) => [variant.variantId, v]));
  const firstOpen = Math.min(...tallies.map((t) => t.closed));
  for (let from = firstOpen; from < manifest.dataset.sampleCount; from += windowSize) {
    const to = from + windowSize;
    const open = manifest.variants.map((variant, v) => ({
      variantId: variant.variantId,
      from: Math.max(from, tallies[v]?.closed ?? 0),
    }));
    for (const trial of await loadDone(db, scope, open, to)) {
      const tally = tallies[place.get(trial.variantId) ?? -1];
      if (tally) add(tally, trial);
    }
  }
  kept.delete(key);
  kept.set(key, { planned, tallies: tallies.map(closeCells) });
  forgetOldest(key);
  return {
    variants: tallies.map(({ samples, succeeded, failed, spendMicroUsd }) => ({
      planned,
      succeeded,
      failed,
      cancelled: 0,
      pending: planned - succeeded - failed,
      spendMicroUsd,
      samples,
    })),
    scores: manifest.evaluators.map((_, e) => tallies.flatMap((tally) => tally.scores[e] ?? [])),
  };
}

/** Keeps to the memory that closed parts may take: the runs asked for longest ago go first, the one just read stays. */
function forgetOldest(newest: string): void {
  let bytes = [...kept.values()].reduce((sum, { tallies }) => sum + bytesOf(tallies), 0);
  for (const [key, { tallies }] of kept) {
    if (bytes <= keptBytes || key === newest) return;
    kept.delete(key);
    bytes -= bytesOf(tallies);
  }
}

function bytesOf(tallies: readonly VariantTally[]): number {
  const columns = tallies.flatMap(({ samples, scores }) => [samples, ...scores].flatMap((each) => Object.values(each)));
  return columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Trials are written all at once or not yet, each variant the same number. */
async function countPlanned(db: Tx, { workspaceId, experimentId }: Scope): Promise<number> {
  return db.trial.count({ where: { workspaceId, experimentId } });
}

/** The trials of a window that are no longer pending, with their answer and scores; each by its own keys, whatever the planner thinks. */
function loadDone(
  db: Tx,
  { workspaceId, experimentId }: Scope,
  open: readonly { variantId: string; from: number }[],
  to: number,
): Promise<DoneTrial[]> {
  return db.$queryRaw<DoneTrial[]>`
    select t."variantId", t."position", t."status" = 'failed' as "isFailed",
      coalesce(r."finishReason" = any(${unusableFinishes}::text[]), false) as "isUnusable",
      coalesce(t."status" = 'failed' and t."failureKind" = any(${lostKinds}::text[]), false) as "isLost",
      r."latencyMs", r."costMicroUsd", s."evaluatorIds", s."values"
    from unnest(${open.map((o) => o.variantId)}::uuid[], ${open.map((o) => o.from)}::int[]) as o(variant_id, first)
    join "Trial" t on t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experimentId}::uuid
      and t."variantId" = o.variant_id and t."position" >= o.first and t."position" < ${to} and t."status" <> 'pending'
    left join lateral (
      select "finishReason", "latencyMs", "costMicroUsd" from "Response" r
      where r."workspaceId" = ${workspaceId}::uuid and r."trialId" = t."id" offset 0
    ) r on true
    left join lateral (
      select array_agg("evaluatorId"::text) as "evaluatorIds", array_agg("value") as values from "Score" s
      where s."workspaceId" = ${workspaceId}::uuid and s."trialId" = t."id" offset 0
    ) s on true
    order by t."position", t."repeat"`;
}
