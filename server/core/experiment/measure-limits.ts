import type { FieldError } from "../errors";
import type { MetricKey } from "../metric/metric";
import { getMetric } from "../metric/registry";
import type { ExperimentInput } from "./schema";

type Evaluator = ExperimentInput["evaluators"][number];
type Measured = Pick<ExperimentInput, "evaluators" | "plan">;

/** The scale of what an evaluator gives; a judge's is always 0 to 1. Null where a measure has no best and worst value. */
export const scaleOf = (evaluator: Evaluator): { min: number; max: number } | null =>
  evaluator.kind === "judge" ? { min: 0, max: 1 } : getMetric(evaluator.key).scale;

const nameOf = (evaluator: Evaluator) => (evaluator.kind === "judge" ? evaluator.name : getMetric(evaluator.key).label);

/** What is wrong with a draft's limits on further measures, each with the field it belongs to. */
export function measureLimitProblems({ evaluators, plan }: Measured): FieldError[] {
  const { primary, guardrails } = plan;
  return guardrails.measures.flatMap(({ evaluator: index, limit }, at) => {
    const path = `plan.guardrails.measures.${at}`;
    const evaluator = evaluators[index];
    if (!evaluator)
      return [{ path: `${path}.evaluator`, message: "This limit is on a measure that is no longer measured." }];
    const name = nameOf(evaluator);
    if (index === primary) {
      const message = `${name} is what matters, so the smallest effect speaks for it; a limit is for another measure.`;
      return [{ path: `${path}.evaluator`, message }];
    }
    if (guardrails.measures.findIndex((each) => each.evaluator === index) !== at) {
      return [{ path: `${path}.evaluator`, message: `${name} has a limit already.` }];
    }
    const scale = scaleOf(evaluator);
    if (!scale) {
      const message = `${name} has no best and worst value, so its limit is a ratio to the control: set it as the limit on ${name.toLowerCase()}.`;
      return [{ path: `${path}.evaluator`, message }];
    }
    const width = scale.max - scale.min;
    if (limit < width) return [];
    const message = `${name} goes from ${scale.min} to ${scale.max}: a limit of ${limit} would allow everything. Enter less than ${width}.`;
    return [{ path: `${path}.limit`, message }];
  });
}

/** Metrics that hardly ever give their best or worst value. A judge that finds nothing wrong gives its best. */
const graded: readonly MetricKey[] = ["bleu", "rouge_l"];

/** The limits on further measures as shares of their scales. */
export function measureLimitShares({ evaluators, plan }: Measured): { share: number; isPassOrFail: boolean }[] {
  return plan.guardrails.measures.flatMap(({ evaluator: index, limit }) => {
    const evaluator = evaluators[index];
    const scale = evaluator && scaleOf(evaluator);
    if (!scale) return [];
    const isPassOrFail = evaluator.kind === "judge" || !graded.includes(evaluator.key);
    return [{ share: limit / (scale.max - scale.min), isPassOrFail }];
  });
}
