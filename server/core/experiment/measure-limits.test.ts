import { expect, test } from "vitest";
import { defaultRubric } from "../judge/default-rubric";
import { measureLimitProblems } from "./measure-limits";
import { type ExperimentInput, mayStopEarly, planSchema } from "./schema";

const evaluators: ExperimentInput["evaluators"] = [
  { kind: "metric", key: "exact_match", config: {} },
  { kind: "metric", key: "latency", config: {} },
  { kind: "judge", name: "Safety", modelId: "m", rubric: defaultRubric },
];
const problemsOf = (...measures: { evaluator: number; limit: number }[]) =>
  measureLimitProblems({ evaluators, plan: planSchema.parse({ guardrails: { measures } }) });

test("a limit on another measure with a scale is fine", () => {
  expect(problemsOf({ evaluator: 2, limit: 0.05 })).toEqual([]);
});

test.each([
  ["what matters itself", [{ evaluator: 0, limit: 0.05 }], "0.evaluator", /^Exact match is what matters/],
  [
    "a measure without a scale",
    [{ evaluator: 1, limit: 0.05 }],
    "0.evaluator",
    /^Latency has no best and worst value.*limit on latency/,
  ],
  ["a measure that is gone", [{ evaluator: 5, limit: 0.05 }], "0.evaluator", /no longer measured/],
  [
    "a second limit",
    [
      { evaluator: 2, limit: 0.05 },
      { evaluator: 2, limit: 0.1 },
    ],
    "1.evaluator",
    /^Safety has a limit/,
  ],
  ["a limit as wide as the scale", [{ evaluator: 2, limit: 1 }], "0.limit", /would allow everything/],
])("says where it stands and why not: %s", (_, measures, field, message) => {
  expect(problemsOf(...measures)).toEqual([
    { path: `plan.guardrails.measures.${field}`, message: expect.stringMatching(message) },
  ]);
});

test("a plan from before there were limits on measures and a way to look is read as it was meant", () => {
  const { mode, guardrails } = planSchema.parse({
    stopEarly: true,
    guardrails: { costRatio: 1.2, latencyRatio: null, failureRate: null },
  });
  expect({ mode, measures: guardrails.measures }).toEqual({ mode: "sequential", measures: [] });
});

test("a plan that looks once never stops early, whatever it says", () => {
  expect(mayStopEarly({ mode: "fixed", stopEarly: true })).toBe(false);
  expect(mayStopEarly({ mode: "sequential", stopEarly: true })).toBe(true);
});
