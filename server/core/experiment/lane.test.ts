import { expect, test } from "vitest";
import { laneOf } from "./lane";
import type { Manifest } from "./manifest";
import { planSchema } from "./schema";

const runOf = (sampleCount: number, repeats: number, variants: number): Manifest => ({
  format: 1,
  codeVersion: "test",
  seed: "seed",
  dataset: { versionId: "d", name: "D", number: 1, contentHash: "h", hasGroups: false, sampleCount },
  variants: Array.from({ length: variants }, () => ({}) as Manifest["variants"][number]),
  evaluators: [],
  plan: planSchema.parse({ repeats }),
});

test.each([
  { samples: 20, repeats: 1, variants: 3, provider: "ollama", lane: "quick" },
  { samples: 61, repeats: 1, variants: 1, provider: "openai", lane: "cloud" },
  { samples: 20, repeats: 2, variants: 2, provider: "anthropic", lane: "cloud" },
  { samples: 500, repeats: 1, variants: 2, provider: "simulator", lane: "cloud" },
  { samples: 500, repeats: 1, variants: 2, provider: "ollama", lane: "gpu" },
] as const)("$samples samples x $variants variants x $repeats on $provider wait in lane $lane", (run) => {
  expect(laneOf(runOf(run.samples, run.repeats, run.variants), run)).toBe(run.lane);
});
