import { z } from "zod";
import { isEndedAtBudget } from "@/server/core/budget/budget-words";
import type { Manifest } from "@/server/core/experiment/manifest";
import { snapshotBody } from "@/server/core/results/snapshot";
import type { SummaryInput } from "@/server/core/results/summary-input";
import type { Tx } from "@/server/db/client";
import { loadExperiment, loadManifest } from "../experiments/load-experiment";
import { query } from "../operation";

/** How many trials each variant was planned with, and what else does not move with them. */
export type RunFacts = Pick<SummaryInput, "manifest" | "status" | "held" | "isEndedByBudget" | "groups"> & {
  planned: number;
};

/** What a summary has to know of a run before it reads its trials. */
export const loadRunFacts = query({
  name: "results.load-run-facts",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid() }),
  output: z.custom<RunFacts>(),
  async run({ input, actor, db }) {
    const experiment = await loadExperiment(db, actor, input.experimentId);
    const manifest = await loadManifest(db, actor, experiment.id);
    const scope = { workspaceId: actor.workspaceId, experimentId: experiment.id };
    const { status } = experiment;
    return {
      manifest,
      status,
      ...(status === "stopped" ? await loadStop(db, scope, experiment.statusReason) : {}),
      planned: await countPlanned(db, scope, manifest),
      groups: await loadGroups(db, scope, manifest),
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
