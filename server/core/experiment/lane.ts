import type { FrozenModel, Manifest } from "./manifest";

/** Where a chunk waits: somebody who tries something out, a cloud API, or a host that holds one model at a time. */
export const lanes = ["quick", "cloud", "gpu"] as const;
export type Lane = (typeof lanes)[number];

/** A run of at most this many trials is a try: a person waits for it, and it delays a batch by little. */
export const quickTrials = 60;

/** A try never waits behind a batch, on a local host neither; there a batch keeps its models' order. */
export function laneOf({ dataset, plan, variants }: Manifest, { provider }: Pick<FrozenModel, "provider">): Lane {
  if (dataset.sampleCount * plan.repeats * variants.length <= quickTrials) return "quick";
  return provider === "ollama" ? "gpu" : "cloud";
}
