import { defaultRubric } from "@/server/core/judge/default-rubric";
import { safetyRubric } from "@/server/core/judge/safety-rubric";
import { type MetricKey, metricKeys } from "@/server/core/metric/metric";
import { getMetric, isMetricKey, metrics } from "@/server/core/metric/registry";
import type { FormEvaluator, FormJudge, FormMetric } from "./form-schema";
import { initialConfig } from "./metric-fields";

export const judgeKey = "judge";
export type MeasureKey = MetricKey | typeof judgeKey;

export const newMetric = (key: MetricKey): FormMetric => ({ kind: "metric", key, config: initialConfig(key) });

export const newJudge = (modelId: string): FormJudge => ({
  kind: "judge",
  name: defaultRubric.dimension,
  modelId,
  rubric: structuredClone(defaultRubric),
});

export const newSafetyJudge = (modelId: string): FormJudge => ({
  kind: "judge",
  name: safetyRubric.dimension,
  modelId,
  rubric: structuredClone(safetyRubric),
});

export const isSafetyJudge = (evaluator: FormEvaluator): boolean =>
  evaluator.kind === "judge" && evaluator.rubric.dimension === safetyRubric.dimension;

export const keyOf = (evaluator: FormEvaluator): MeasureKey => (evaluator.kind === "judge" ? judgeKey : evaluator.key);

export const labelOf = (evaluator: FormEvaluator): string =>
  evaluator.kind === "judge"
    ? `${evaluator.name || "LLM"} judge`.replace(/judge judge$/i, "judge")
    : getMetric(evaluator.key).label;

export const isMeasureKey = (key: string): key is MeasureKey => key === judgeKey || isMetricKey(key);

/** What can matter: a measure with a scale. Time and money are guardrails, or the prize of "as good, but cheaper". */
export const primaryMetrics = metrics.filter((metric) => metric.scale !== null);

/** What can be measured besides; time and cost once at most. */
export function addableMetrics(evaluators: readonly FormEvaluator[]): MetricKey[] {
  const present = new Set(evaluators.map(keyOf));
  return metricKeys.filter((key) => getMetric(key).scale !== null || !present.has(key));
}

/**
 * Makes another measure the one that matters. One that is measured already changes places with the old one, which keeps its
 * settings; else the old one gives way. A judge of safety is watched as a limit, and stays where it is.
 */
export function withPrimary(
  evaluators: readonly FormEvaluator[],
  key: MeasureKey,
  judgeModelId: string,
): FormEvaluator[] {
  const [old, ...others] = evaluators;
  if (old && keyOf(old) === key) return [...evaluators];
  const at = others.findIndex((each) => keyOf(each) === key && !isSafetyJudge(each));
  const found = others[at];
  if (found && old) return [found, ...others.map((each, index) => (index === at ? old : each))];
  return [key === judgeKey ? newJudge(judgeModelId) : newMetric(key), ...others];
}
