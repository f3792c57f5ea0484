import type { Manifest } from "../experiment/manifest";
import { rubricSchema } from "../judge/schema";
import { getMetric, isMetricKey } from "../metric/registry";

/** What an evaluator's numbers mean, as far as statistics and pages need it. */
export type Measure = {
  evaluatorId: string;
  name: string;
  key: string;
  kind: "metric" | "judge";
  unit: string;
  direction: "higher" | "lower";
  scale: { min: number; max: number } | null;
  /** What a repeat counts that the model lost; null where there is no worst value. */
  worst: number | null;
};

/** A judge's score is normalised to 0..1, so that a scale of any length reads the same. */
export function measureOf(evaluator: Manifest["evaluators"][number]): Measure {
  const { evaluatorId, name, key, kind } = evaluator;
  if (kind === "judge") {
    const rubric = rubricSchema.safeParse(evaluator.config);
    const dimension = rubric.success ? rubric.data.dimension : name;
    const label = dimension === name ? name : `${name}: ${dimension}`;
    return { evaluatorId, name: label, key, kind, unit: "", direction: "higher", scale: { min: 0, max: 1 }, worst: 0 };
  }
  if (!isMetricKey(key)) throw new RangeError(`There is no metric "${key}" in this version.`);
  const { unit, direction, scale } = getMetric(key);
  const worst = scale && (direction === "higher" ? scale.min : scale.max);
  return { evaluatorId, name, key, kind, unit, direction, scale, worst };
}
