import type { Actor } from "@/server/core/access/actor";
import { manifestSchema } from "@/server/core/experiment/manifest";
import type { ModelPrice } from "@/server/core/model/price";
import type { Evidence } from "@/server/core/planning/forecast";
import { matchRun } from "@/server/core/planning/match-run";
import type { MeasuredCalls } from "@/server/core/planning/measured-calls";
import { measureOf } from "@/server/core/results/measure";
import type { Tx } from "@/server/db/client";
import type { ResolvedDraft } from "../experiments/resolve-draft";
import { askedBy } from "./asked-by";
import { measureCalls } from "./measure-calls";
import { measureSpread } from "./measure-spread";

export type DraftEvidence = Evidence & {
  /** In the order of the draft's variants and evaluators. */
  variants: (MeasuredCalls | undefined)[];
  /** With the price that a judge had then. */
  evaluators: ((MeasuredCalls & { price: ModelPrice }) | undefined)[];
};

/** Ended runs whose manifest is looked at, of this version of the data and then of its other versions. */
const lookedAt = 10;

/**
 * The newest ended run (a pilot or any other) with a draft's variants and primary measure on the same version of the data,
 * else on another version of it; with what it measured. Null when there is none with a pair to compare.
 */
export async function findEvidence(
  db: Tx,
  actor: Actor,
  draft: ResolvedDraft,
  primary: number,
): Promise<DraftEvidence | null> {
  const { workspaceId } = actor;
  const { version } = draft;
  const asked = { ...askedBy(draft), primary };
  const endedRuns = (where: { datasetVersionId: string } | { datasetVersionId: { not: string }; version: object }) =>
    db.experiment.findMany({
      where: {
        ...where,
        workspaceId,
        status: { in: ["completed", "stopped"] },
        archivedAt: null,
        AND: asked.variants.map(({ promptVersionId, modelId }) => ({
          variants: { some: { promptVersionId, modelId } },
        })),
      },
      orderBy: { endedAt: "desc" },
      take: lookedAt,
      select: { id: true, name: true, endedAt: true, pilotKey: true, manifest: true },
    });
  for (const isSameVersion of [true, false]) {
    const runs = await endedRuns(
      isSameVersion
        ? { datasetVersionId: version.id }
        : { datasetVersionId: { not: version.id }, version: { datasetId: version.datasetId } },
    );
    for (const { id, name, endedAt, pilotKey, manifest: stored } of runs) {
      const manifest = manifestSchema.safeParse(stored);
      const match = manifest.success ? matchRun(asked, manifest.data) : null;
      const evaluator = manifest.data?.evaluators.find(({ evaluatorId }) => evaluatorId === match?.primaryId);
      if (!match || !evaluator) continue;
      const scope = { workspaceId, experimentId: id };
      const spreads = await measureSpread(db, scope, match, measureOf(evaluator));
      if (spreads.length < match.variantIds.length - 1) continue;
      const calls = await measureCalls(db, scope, match.variantIds);
      return {
        experiment: { id, name, endedAt: endedAt?.toISOString() ?? null },
        isPilot: pilotKey !== null,
        isSameVersion,
        spreads,
        variants: match.variantIds.map((variantId) => calls.get(variantId)),
        evaluators: match.evaluatorIds.map((evaluatorId) => {
          const measured = calls.get(evaluatorId ?? "");
          const price = manifest.data?.evaluators.find((each) => each.evaluatorId === evaluatorId)?.model;
          return measured && price ? { ...measured, price } : undefined;
        }),
      };
    }
  }
  return null;
}
