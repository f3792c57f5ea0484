import { expect, it } from "vitest";
import { measureLimitShares } from "../experiment/measure-limits";
import { type ExperimentInput, planSchema } from "../experiment/schema";
import { safetyRubric } from "../judge/safety-rubric";
import { singleLook } from "../results/single-look";
import { worseBy } from "../results/summarize-measure-limits";
import { differenceSequence } from "../stats/sequential-series";
import { guardrailVerdict } from "../verdict/guardrail-verdict";
import { neededFor, type Question } from "./plan-power";

const evaluators: ExperimentInput["evaluators"] = [
  { kind: "metric", key: "exact_match", config: {} },
  { kind: "judge", name: "Safety", modelId: "m", rubric: safetyRubric },
  { kind: "metric", key: "bleu", config: {} },
  { kind: "metric", key: "contains", config: {} },
];
type Limits = Partial<Question["guardrails"]>;
const none = { costRatio: null, latencyRatio: null, failureRate: null, measures: [] };

function needed(mode: Question["mode"], limits: Limits, alpha = 0.05) {
  const plan = planSchema.parse({ mode, minimumEffect: 0.1, guardrails: { ...none, ...limits } });
  const measureLimits = measureLimitShares({ evaluators, plan });
  const question: Question = { ...plan, alpha, scaleWidth: 1, measureLimits, samplesPerUnit: 1 };
  const { samples, limit } = neededFor({ between: 0.0001, within: null, low: 1, high: 1 }, 1, question);
  return { samples: samples?.expected ?? 0, limit };
}

/** Whether the run itself would say that a limit is kept where nobody ever fails. */
function isKept(n: number, limit: number, alpha: number): boolean {
  const good = { a: new Float64Array(n).fill(1), b: new Float64Array(n).fill(1) };
  const look = singleLook(good, { scale: { min: 0, max: 1 }, direction: "higher" }, alpha);
  return guardrailVerdict({ kind: "measure", form: "difference", limit, ...worseBy(look) }).passes;
}

it.each([
  [0.1, 0.05],
  [0.05, 0.05],
  [0.1, 0.025],
])("a plan that looks once needs what shows a limit of %s on failures kept at alpha %s", (failureRate, alpha) => {
  const { samples, limit } = needed("fixed", { failureRate }, alpha);
  expect(limit).toBe("failures");
  expect(isKept(samples, failureRate, alpha)).toBe(true);
  expect(isKept(samples - 1, failureRate, alpha)).toBe(false);
});

it("the usual limit takes 35 samples at one look, and no look is at fewer than ten", () => {
  expect(needed("fixed", { failureRate: 0.1 })).toEqual({ samples: 35, limit: "failures" });
  expect(needed("fixed", {})).toEqual({ samples: 10, limit: null });
  expect(needed("fixed", { failureRate: 0.9, costRatio: 1.2 })).toEqual({ samples: 10, limit: null });
});

it("a limit on another measure asks for its samples too, at one look and at any", () => {
  const safety = { failureRate: 0.1, measures: [{ evaluator: 1, limit: 0.05 }] };
  const once = needed("fixed", safety);
  expect(once.limit).toBe("measures");
  expect(isKept(once.samples, 0.05, 0.05)).toBe(true);
  expect(isKept(once.samples - 1, 0.05, 0.05)).toBe(false);

  const watched = needed("sequential", safety);
  expect(watched.limit).toBe("measures");
  const lowAfter = (n: number) =>
    differenceSequence({ differences: new Float64Array(n), range: 1, alpha: 0.05, points: 1 }).low;
  expect(lowAfter(watched.samples)).toBeGreaterThan(-0.05);
  expect(lowAfter(watched.samples - 1)).toBeLessThanOrEqual(-0.05);
});

it("graded scores take a t interval at one look, pass or fail takes two rates, and the widest need rules", () => {
  expect(needed("fixed", { measures: [{ evaluator: 2, limit: 0.05 }] })).toEqual({ samples: 10, limit: null });
  const contains = { evaluator: 3, limit: 0.05 };
  expect(needed("fixed", { measures: [contains] }).limit).toBe("measures");
  expect(needed("fixed", { failureRate: 0.01, measures: [contains] }).limit).toBe("failures");
});
