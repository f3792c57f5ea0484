import { planSchema } from "@/server/core/experiment/schema";
import type { PromptSettings } from "@/server/core/prompt/schema";
import type { DraftInput, ExperimentView } from "../api-types";
import type { ConfigValue, FormEvaluator, FormValues, FormVariant } from "./form-schema";
import { limitsFollowing } from "./measure-limits";
import { newMetric } from "./measures";
import { initialConfig } from "./metric-fields";

export const emptyVariant: FormVariant = { name: "", promptId: "", promptVersionId: "", modelId: "", settings: {} };

/** A new experiment: three things to choose, everything else with a sensible value. */
export const emptyForm = (): FormValues => ({
  experimentId: null,
  name: "",
  hypothesis: "",
  datasetId: "",
  datasetVersionId: "",
  variants: [emptyVariant, emptyVariant],
  evaluators: [newMetric("exact_match"), newMetric("latency"), newMetric("cost")],
  plan: planSchema.parse({}),
  budgetMicroUsd: null,
});

/** A stored experiment as form values: to go on with a draft, or to begin a copy of any experiment. */
export function formOf(
  input: DraftInput,
  view: ExperimentView,
  use: "edit" | "copy",
  /** The settings of the prompt versions themselves, by version. */
  promptSettings: ReadonlyMap<string, PromptSettings>,
): FormValues {
  const { primary } = input.plan;
  const evaluators = input.evaluators.map(toFormEvaluator);
  const first = evaluators[primary];
  const sorted = first ? [first, ...evaluators.filter((_, index) => index !== primary)] : evaluators;
  const { guardrails } = input.plan;
  const limits = limitsFollowing(guardrails.measures, evaluators, sorted);
  return {
    experimentId: use === "edit" ? view.id : null,
    name: use === "edit" ? input.name : `${input.name.slice(0, 113)} (copy)`,
    hypothesis: input.hypothesis,
    datasetId: view.dataset.id,
    datasetVersionId: input.datasetVersionId,
    variants: input.variants.map((variant, index) => {
      const shown = view.variants[index];
      return {
        ...variant,
        // A name that the server made up would stay behind when the choice changes.
        name: shown && variant.name === madeUpName(shown) ? "" : variant.name,
        promptId: shown?.prompt.id ?? "",
        settings: overridesOf(variant.settings, promptSettings.get(variant.promptVersionId)),
      };
    }),
    evaluators: sorted,
    plan: { ...input.plan, primary: 0, guardrails: { ...guardrails, measures: limits } },
    budgetMicroUsd: input.budgetMicroUsd ?? null,
  };
}

const madeUpName = ({ prompt, model }: ExperimentView["variants"][number]) =>
  `${prompt.name} v${prompt.number} · ${model.label}`;

/** A stored variant holds its prompt's settings too. Taken for its own, they would outlive a change of the prompt. */
function overridesOf(settings: PromptSettings, own: PromptSettings = {}): PromptSettings {
  const isOwn = (name: string, value: unknown) =>
    JSON.stringify(value) === JSON.stringify(Object.entries(own).find(([each]) => each === name)?.[1]);
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => !isOwn(name, value)));
}

function toFormEvaluator(evaluator: DraftInput["evaluators"][number]): FormEvaluator {
  if (evaluator.kind === "judge") return evaluator;
  const known = Object.entries(evaluator.config).filter((entry): entry is [string, ConfigValue] =>
    ["string", "number", "boolean"].includes(typeof entry[1]),
  );
  return { ...evaluator, config: { ...initialConfig(evaluator.key), ...Object.fromEntries(known) } };
}

/** What this tab kept of a form, laid over its beginning; null when it is not of this form's shape. */
export function restoreForm(initial: FormValues, stored: Partial<FormValues> | null): FormValues | null {
  const isOurs =
    stored !== null && Array.isArray(stored.variants) && Array.isArray(stored.evaluators) && Boolean(stored.plan);
  if (!isOurs || !stored.plan) return null;
  // A draft may be older than a field of the plan.
  const guardrails = { ...initial.plan.guardrails, ...stored.plan.guardrails };
  return { ...initial, ...stored, plan: { ...initial.plan, ...stored.plan, guardrails } };
}
