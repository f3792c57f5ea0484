import type { GuardrailEvidence } from "../verdict/guardrail-verdict";
import { asBenefit } from "./analysis/benefit-pairs";
import { measureOf } from "./measure";
import { singleLook } from "./single-look";
import { benefitOf, unitsOf } from "./summarize-metrics";
import type { SummaryInput } from "./summary-input";

/** The plan's limits on further measures: by how much worse one candidate scores, in the measure's unit. */
export function measureLimitsOf(
  input: SummaryInput,
  candidate: number,
  { alpha, isSingleLook }: { alpha: number; isSingleLook: boolean },
): (GuardrailEvidence & { n: number })[] {
  const { evaluators, plan } = input.manifest;
  return plan.guardrails.measures.flatMap(({ evaluator: index, limit }) => {
    const evaluator = evaluators[index];
    if (!evaluator) return [];
    const measure = measureOf(evaluator);
    const units = unitsOf(input, index, measure, candidate);
    const n = units.control.length;
    const benefit = isSingleLook ? look() : sequence();
    const of = { kind: "measure" as const, measure: { evaluatorId: measure.evaluatorId, name: measure.name } };
    return [{ ...of, n, form: "difference", limit, ...worseBy(benefit) }];

    function look() {
      return singleLook(asBenefit(units, measure.direction), measure, alpha);
    }
    function sequence() {
      const { mean, low, high } = benefitOf(units, measure, alpha, 1);
      return n === 0 ? { estimate: null, low: null, high: null } : { estimate: mean, low, high };
    }
  });
}

type Found = Pick<GuardrailEvidence, "estimate" | "low" | "high" | "tooFew">;

/** A benefit turned into what a limit is held against: above zero the candidate is worse. */
export function worseBy({ estimate, low, high, tooFew }: Found): Found {
  const minus = (value: number | null) => (value === null ? null : 0 - value);
  return { estimate: minus(estimate), low: minus(high), high: minus(low), ...(tooFew ? { tooFew } : {}) };
}
