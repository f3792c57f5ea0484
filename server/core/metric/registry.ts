import { contains } from "./contains";
import { exactMatch } from "./exact-match";
import { jsonValidity } from "./json-validity";
import { type Metric, type MetricKey, type MetricScore, metricKeys, notScored } from "./metric";
import { cost, latency } from "./operations";
import { regex } from "./regex";
import { bleu, rougeLMetric } from "./text-overlap";

const registry: Record<MetricKey, Metric> = {
  exact_match: exactMatch,
  contains,
  regex,
  json_validity: jsonValidity,
  bleu,
  rouge_l: rougeLMetric,
  latency,
  cost,
};

/** Every metric, in the order in which they are offered. */
export const metrics: readonly Metric[] = metricKeys.map((key) => registry[key]);

export function getMetric(key: MetricKey): Metric {
  return registry[key];
}

export function isMetricKey(key: string): key is MetricKey {
  return metricKeys.some((known) => known === key);
}

/** Whether the metric needs the sample's expected answer under these settings. */
export function requiresExpected(metric: Metric, config: unknown): boolean {
  return metric.needsExpectedWith?.(config) ?? metric.needsExpected;
}

/**
 * The score of a response that never came (time-out, refusal, error of the model): the worst value of a bounded metric, or
 * the variant that fails more would gain by it. An unbounded metric has no worst value: null.
 */
export function failedScore(metric: Metric): MetricScore {
  if (!metric.scale) return notScored(`${metric.label} is not known, because the generation failed.`);
  const worst = metric.direction === "higher" ? metric.scale.min : metric.scale.max;
  return { value: worst, passed: false, detail: "The generation failed, which counts as the lowest score." };
}
