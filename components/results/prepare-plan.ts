import type { Plan } from "@/server/core/experiment/schema";
import type { PromptSettings } from "@/server/core/prompt/schema";
import { savingLimit } from "@/server/core/results/summarize-guardrails";
import { formatCount, formatNumber, formatPercent } from "../ui/format";
import { limitWords } from "./prepare-guardrails";

/** Settings in words; what is not set is left to the prompt version or the model. */
export function settingsWords(settings: PromptSettings): string {
  const { temperature, topP, maxOutputTokens, stop, seed, reasoningEffort, jsonSchema } = settings;
  const parts = [
    temperature === undefined ? null : `temperature ${temperature}`,
    topP === undefined ? null : `top p ${topP}`,
    maxOutputTokens === undefined ? null : `at most ${formatNumber(maxOutputTokens)} tokens`,
    stop === undefined || stop.length === 0 ? null : `stops at ${stop.map((each) => JSON.stringify(each)).join(", ")}`,
    seed === undefined ? null : `seed ${seed}`,
    reasoningEffort === undefined ? null : `reasoning effort ${reasoningEffort}`,
    jsonSchema === undefined ? null : "answers held to a JSON schema",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "as the prompt version says";
}

export interface PlanFact {
  label: string;
  value: string;
  /** The exact term, or what it leads to. */
  detail: string | null;
}

/** The rules of the run in everyday words first, the exact term second. */
export function planFacts(plan: Plan, sampleCount: number, primaryName: string): PlanFact[] {
  const taken = plan.sampleLimit === null ? sampleCount : Math.min(plan.sampleLimit, sampleCount);
  return [
    {
      label: "Question",
      value:
        plan.decision === "superior"
          ? "Is a candidate better than the control?"
          : "Is a candidate as good, but cheaper?",
      detail: plan.decision === "superior" ? "superiority" : "non-inferiority with a saving in cost or latency",
    },
    { label: "What matters", value: primaryName, detail: "primary metric" },
    {
      label: "Smallest difference that matters",
      value: String(plan.minimumEffect),
      detail: "differences within plus and minus this much count as equally good",
    },
    {
      label: "Samples",
      value: `${formatNumber(taken)} of ${formatNumber(sampleCount)}`,
      detail: "in a random order that is frozen by the seed",
    },
    {
      label: "Answers per sample",
      value: formatCount(plan.repeats, "answer"),
      detail: "repeats; the sample is the unit",
    },
    {
      label: "Stop rule",
      ...stopRule(plan),
    },
    {
      label: "Certainty",
      value: `${formatPercent(1 - plan.alpha, plan.alpha < 0.01 ? 1 : 0)}`,
      detail: `alpha ${plan.alpha}`,
    },
    { label: "Power", value: formatPercent(plan.power), detail: "what the number of samples was planned for" },
  ];
}

function stopRule({ mode, stopEarly }: Plan): Omit<PlanFact, "label"> {
  if (mode === "fixed") {
    return {
      value: "Looks once, at the planned number of samples",
      detail: "fixed n: nothing is decided before, and no p-value is shown",
    };
  }
  return {
    value: stopEarly ? "Stops as soon as the verdict is proven" : "Runs to the planned number of samples",
    detail: "always-valid intervals: looking at any moment is free of error",
  };
}

/** The limits a candidate has to keep; `measures` are the evaluators' names in their order. */
export function guardrailFacts({ guardrails, decision }: Plan, measures: readonly string[]): PlanFact[] {
  const fact = (label: string, value: string | null): PlanFact => ({
    label,
    value: value ?? "shown only",
    detail: value ? null : "no limit in this plan",
  });
  const { costRatio, latencyRatio, failureRate } = guardrails;
  const further = guardrails.measures.map(({ evaluator, limit }) => ({
    label: measures[evaluator] ?? "Another measure",
    value: `at most ${limit} worse`,
    detail: "in the measure's own unit",
  }));
  return [
    costRatio === null && decision === "as_good_but_cheaper"
      ? { label: "Cost", value: limitWords("ratio", savingLimit), detail: "because the plan looks for a saving" }
      : fact("Cost", costRatio === null ? null : limitWords("ratio", costRatio)),
    fact("Latency", latencyRatio === null ? null : limitWords("ratio", latencyRatio)),
    fact("Failures", failureRate === null ? null : limitWords("difference", failureRate)),
    ...further,
  ];
}

/** A metric's settings as name and value, for people. */
export function configFacts(config: Record<string, unknown>): { name: string; value: string }[] {
  return Object.entries(config).map(([name, value]) => ({
    name: name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    value: value === true ? "yes" : value === false ? "no" : typeof value === "string" ? value : JSON.stringify(value),
  }));
}
