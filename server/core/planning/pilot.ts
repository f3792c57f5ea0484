import { conditionOf, measureConditionOf } from "../experiment/noise-floor";
import type { ExperimentInput } from "../experiment/schema";
import type { PromptSettings } from "../prompt/schema";

export const pilotUnits = 20;
const mostSamples = 200;

/** Samples that hold 20 units of analysis, a group being one: the random order keeps groups together. At most 200. */
export function pilotSamples({ samples, units }: { samples: number; units: number }): number {
  const perUnit = Math.max(1, samples / Math.max(1, units));
  return Math.min(samples, mostSamples, Math.ceil(pilotUnits * perUnit));
}

type Resolved = {
  variants: readonly { promptVersionId: string; modelId: string; settings: PromptSettings }[];
  evaluators: readonly { kind: string; key: string; config: unknown; modelId: string | null }[];
};

/** Asked twice, so that chance of the answers shows beside that of the samples; once where every model is told to repeat itself. */
export function pilotRepeats(variants: Resolved["variants"]): number {
  const isFixed = ({ settings }: Resolved["variants"][number]) =>
    settings.temperature === 0 && settings.seed !== undefined;
  return variants.every(isFixed) ? 1 : 2;
}

/** The draft as a pilot: few samples, measured to their end, with nothing to win or to lose. */
export function pilotDraft(
  draft: ExperimentInput,
  { samples, repeats }: { samples: number; repeats: number },
): Omit<ExperimentInput, "plan"> & { plan: object } {
  return {
    ...draft,
    name: `Pilot of ${draft.name}`.slice(0, 120),
    hypothesis: "A pilot: it tells how many samples to buy, and decides nothing.",
    plan: {
      ...draft.plan,
      decision: "superior",
      sampleLimit: samples,
      repeats,
      mode: "sequential",
      stopEarly: false,
      guardrails: { costRatio: null, latencyRatio: null, failureRate: null, measures: [] },
    },
    seed: null,
  };
}

/** One text for drafts whose pilot would be the same run: data, variants and measures. */
export function pilotText(datasetVersionId: string, { variants, evaluators }: Resolved): string {
  return JSON.stringify([datasetVersionId, variants.map(conditionOf), evaluators.map(measureConditionOf)]);
}
