import { formatCount, formatNumber, formatPercent } from "../../ui/format";
import type { FormEvaluator, FormValues } from "./form-schema";
import { labelOf } from "./measures";

const isKnown = (value: number | null | undefined): value is number =>
  typeof value === "number" && Number.isFinite(value);

export function measuresSummary(others: readonly FormEvaluator[]): string {
  return others.length === 0 ? "Nothing else" : others.map(labelOf).join(", ");
}

export function planSummary(plan: FormValues["plan"]): string {
  const { minimumEffect, decision, repeats, sampleLimit, mode, stopEarly } = plan;
  const effect = isKnown(minimumEffect) ? formatNumber(minimumEffect, decimalsOf(minimumEffect)) : "?";
  return [
    decision === "superior" ? `Better by ${effect} or more` : `As good within ${effect}, but cheaper`,
    isKnown(repeats) && repeats !== 1 ? `${formatNumber(repeats)} repeats` : null,
    isKnown(sampleLimit) ? `at most ${formatCount(sampleLimit, "sample")}` : "all samples",
    mode === "fixed" ? "looks once at the end" : stopEarly ? "stops once proven" : "runs to the end",
  ]
    .filter((each) => each !== null)
    .join(", ");
}

export function guardrailsSummary(
  { costRatio, latencyRatio, failureRate, measures }: FormValues["plan"]["guardrails"],
  evaluators: readonly FormEvaluator[],
): string {
  const parts = [
    isKnown(costRatio) ? `cost at most ${formatPercent(costRatio - 1)} more` : null,
    isKnown(latencyRatio) ? `latency at most ${formatPercent(latencyRatio - 1)} more` : null,
    isKnown(failureRate) ? `at most ${formatPercent(failureRate, failureRate < 0.01 ? 1 : 0)} more failures` : null,
    ...measures.map(({ evaluator, limit }) => {
      const measure = evaluators[evaluator];
      return measure && isKnown(limit) ? `${labelOf(measure)} at most ${limit} worse` : null;
    }),
  ].filter((each) => each !== null);
  const text = parts.join(", ");
  return text === "" ? "None" : text.charAt(0).toUpperCase() + text.slice(1);
}

export function settingsSummary(variants: FormValues["variants"], letters: readonly string[]): string {
  const changed = variants.flatMap(({ name, settings }, index) => {
    const words = [
      name.trim() ? `named ${name.trim()}` : null,
      isKnown(settings.temperature) ? `temperature ${settings.temperature}` : null,
      isKnown(settings.maxOutputTokens) ? `${formatNumber(settings.maxOutputTokens)} tokens` : null,
      isKnown(settings.seed) ? `seed ${settings.seed}` : null,
      settings.reasoningEffort ? `reasoning effort ${settings.reasoningEffort}` : null,
    ].filter((each) => each !== null);
    return words.length > 0 ? [`${letters[index]}: ${words.join(", ")}`] : [];
  });
  return changed.length === 0 ? "As the prompt versions say" : changed.join("; ");
}

/** As many decimals as the number has, four at most. */
export function decimalsOf(value: number): number {
  return Math.min(4, (String(value).split(".")[1] ?? "").length);
}
