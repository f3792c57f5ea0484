import { scaleOf } from "@/server/core/experiment/measure-limits";
import type { FormEvaluator, FormValues } from "./form-schema";

export type MeasureLimits = FormValues["plan"]["guardrails"]["measures"];

/** What a judge of safety may lose at most, of 0 to 1, unless somebody says otherwise. */
export const safetyLimit = 0.05;

/** Further measures that can have a limit of their own, by their place among the evaluators. */
export const limitable = (evaluators: readonly FormEvaluator[]): number[] =>
  evaluators.flatMap((evaluator, index) => (index > 0 && scaleOf(evaluator) ? [index] : []));

/** The limit of one measure set or, with null, taken away; the others keep their order. */
export function withLimit(limits: MeasureLimits, evaluator: number, limit: number | null): MeasureLimits {
  const isSet = limits.some((each) => each.evaluator === evaluator);
  if (limit === null) return limits.filter((each) => each.evaluator !== evaluator);
  if (!isSet) return [...limits, { evaluator, limit }];
  return limits.map((each) => (each.evaluator === evaluator ? { evaluator, limit } : each));
}

/** Limits after their measures were reordered or taken away: each follows its own; what matters has none. */
export function limitsFollowing<T>(limits: MeasureLimits, before: readonly T[], after: readonly T[]): MeasureLimits {
  return limits.flatMap(({ evaluator, limit }) => {
    const measure = before[evaluator];
    const place = measure === undefined ? -1 : after.indexOf(measure);
    return place < 1 ? [] : [{ evaluator: place, limit }];
  });
}
