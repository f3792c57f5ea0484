import type { Actor } from "@/server/core/access/actor";
import { type Manifest, manifestSchema } from "@/server/core/experiment/manifest";
import type { ModelPrice } from "@/server/core/model/price";
import type { Evidence } from "@/server/core/planning/forecast";
import { type MatchedRun, matchRun } from "@/server/core/planning/match-run";
import type { MeasuredCalls } from "@/server/core/planning/measured-calls";
import { withWithin } from "@/server/core/planning/spread";
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

type Run = {
  id: string;
  name: string;
  endedAt: Date | null;
  pilotKey: string | null;
  isSameVersion: boolean;
  manifest: Manifest;
  match: MatchedRun;
};

/** Ended runs whose manifest is looked at, of this version of the data and then of its other versions. */
const lookedAt = 10;
/** Of those that asked the same, how many are measured: the first with a pair tells, and perhaps another of repeats. */
const mostMeasured = 4;

/**
 * The newest ended run (a pilot or any other) with a draft's variants and primary measure on the same version of the data,
 * else on another version of it; with what it measured. Where it asked each sample once, the chance of the answers is
 * taken from the newest one before it that asked more often. Null when there is none with a pair to compare.
 */
export async function findEvidence(
  db: Tx,
  actor: Actor,
  draft: ResolvedDraft,
  primary: number,
): Promise<DraftEvidence | null> {
  const { workspaceId } = actor;
  const candidates = draft.variants.length - 1;
  let found: DraftEvidence | null = null;
  for (const run of (await matchedRuns(db, actor, draft, primary)).slice(0, mostMeasured)) {
    const { id: experimentId, name, match, manifest } = run;
    // Of a run that asked each sample once nothing more is to be learned.
    if (found && manifest.plan.repeats < 2) continue;
    const evaluator = manifest.evaluators.find(({ evaluatorId }) => evaluatorId === match.primaryId);
    if (!evaluator) continue;
    const scope = { workspaceId, experimentId };
    const spreads = await measureSpread(db, scope, match, measureOf(evaluator));
    if (spreads.length < candidates) continue;
    if (found) return { ...found, spreads: withWithin(found.spreads, spreads), withinFrom: name };
    found = { ...toEvidence(run), spreads, ...(await callsOf(db, scope, run)) };
    if (spreads.every(({ withinControl }) => withinControl !== null)) return found;
  }
  return found;
}

async function matchedRuns(db: Tx, actor: Actor, draft: ResolvedDraft, primary: number): Promise<Run[]> {
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
  const same = await endedRuns({ datasetVersionId: version.id });
  const others = await endedRuns({
    datasetVersionId: { not: version.id },
    version: { datasetId: version.datasetId },
  });
  return [...same, ...others].flatMap(({ manifest: stored, ...run }, index) => {
    const manifest = manifestSchema.safeParse(stored);
    const match = manifest.success ? matchRun(asked, manifest.data) : null;
    return match && manifest.success
      ? [{ ...run, manifest: manifest.data, match, isSameVersion: index < same.length }]
      : [];
  });
}

const toEvidence = ({ id, name, endedAt, pilotKey, isSameVersion }: Run): Omit<Evidence, "spreads"> => ({
  experiment: { id, name, endedAt: endedAt?.toISOString() ?? null },
  isPilot: pilotKey !== null,
  isSameVersion,
  withinFrom: null,
});

async function callsOf(
  db: Tx,
  scope: { workspaceId: string; experimentId: string },
  { match, manifest }: Run,
): Promise<Pick<DraftEvidence, "variants" | "evaluators">> {
  const calls = await measureCalls(db, scope, match.variantIds);
  return {
    variants: match.variantIds.map((variantId) => calls.get(variantId)),
    evaluators: match.evaluatorIds.map((evaluatorId) => {
      const measured = calls.get(evaluatorId ?? "");
      const price = manifest.evaluators.find((each) => each.evaluatorId === evaluatorId)?.model;
      return measured && price ? { ...measured, price } : undefined;
    }),
  };
}
