import { conditionOf, measureConditionOf } from "../experiment/noise-floor";
import type { ExperimentInput } from "../experiment/schema";
import type { PromptSettings } from "../prompt/schema";

export const pilotSamples = 20;

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
export function pilotDraft(draft: ExperimentInput, repeats: number): Omit<ExperimentInput, "plan"> & { plan: object } {
  return {
    ...draft,
    name: `Pilot of ${draft.name}`.slice(0, 120),
    hypothesis: "A pilot: it tells how many samples to buy, and decides nothing.",
    plan: {
      ...draft.plan,
      decision: "superior",
      sampleLimit: pilotSamples,
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
