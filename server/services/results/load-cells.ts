import type { Actor } from "@/server/core/access/actor";
import type { Manifest } from "@/server/core/experiment/manifest";
import { closeCells, openCells, trialAdder, type VariantTally } from "@/server/core/results/closed-cells";
import { unpackTrials } from "@/server/core/results/packed-trials";
import type { SummaryInput, VariantCells } from "@/server/core/results/summary-input";
import { loadTrials } from "./load-trials";

/** Positions read at once: bounds the memory of a summary, however long the run is. */
const windowSize = 5_000;
/** So much the closed parts of runs may take in memory: 100,000 samples of 2 variants and 2 measures take 8 MB. */
const keptBytes = 256_000_000;

const kept = new Map<string, VariantTally[]>();

/**
 * Every variant's trials by sample. What is closed (all repeats settled, all answers scored) never changes, so it is read
 * once and kept; a later summary of the same run reads only from the first open sample on.
 */
export async function loadCells(
  actor: Actor,
  experimentId: string,
  manifest: Manifest,
): Promise<Pick<SummaryInput, "scores"> & { variants: Omit<VariantCells, "planned" | "cancelled" | "pending">[] }> {
  const key = `${actor.workspaceId} ${experimentId}`;
  const before = kept.get(key);
  const tallies = manifest.variants.map((_, v) => openCells(manifest, before?.[v]));
  const add = trialAdder(manifest);
  const evaluators = manifest.evaluators.map(({ evaluatorId }) => ({ evaluatorId }));
  const place = new Map(manifest.variants.map((variant, v) => [variant.variantId, v]));
  const firstOpen = Math.min(...tallies.map((t) => t.closed));
  for (let from = firstOpen; from < manifest.dataset.sampleCount; from += windowSize) {
    const to = from + windowSize;
    const open = manifest.variants.map(({ variantId }, v) => ({
      variantId,
      position: Math.max(from, tallies[v]?.closed ?? 0),
    }));
    const packed = await loadTrials.execute(actor, { experimentId, from: open, to, evaluators });
    for (const { variantId, bytes } of packed) {
      const tally = tallies[place.get(variantId) ?? -1];
      if (!tally) continue;
      for (const trial of unpackTrials(bytes)) add(tally, trial);
    }
  }
  kept.delete(key);
  kept.set(key, tallies.map(closeCells));
  forgetOldest(key);
  return {
    variants: tallies.map(({ samples, succeeded, failed, spendMicroUsd }) => ({
      succeeded,
      failed,
      spendMicroUsd,
      samples,
    })),
    scores: manifest.evaluators.map((_, e) => tallies.flatMap((tally) => tally.scores[e] ?? [])),
  };
}

/** Keeps to the memory that closed parts may take: the runs asked for longest ago go first, the one just read stays. */
function forgetOldest(newest: string): void {
  let bytes = [...kept.values()].reduce((sum, tallies) => sum + bytesOf(tallies), 0);
  for (const [key, tallies] of kept) {
    if (bytes <= keptBytes || key === newest) return;
    kept.delete(key);
    bytes -= bytesOf(tallies);
  }
}

function bytesOf(tallies: readonly VariantTally[]): number {
  const columns = tallies.flatMap(({ samples, scores }) => [samples, ...scores].flatMap((each) => Object.values(each)));
  return columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
