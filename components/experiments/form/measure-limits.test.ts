import { expect, test } from "vitest";
import { limitable, limitsFollowing, withLimit } from "./measure-limits";
import { newJudge, newMetric, newSafetyJudge, withPrimary } from "./measures";

const evaluators = [newMetric("exact_match"), newMetric("latency"), newMetric("contains"), newSafetyJudge("m")];
const limits = [
  { evaluator: 2, limit: 0.1 },
  { evaluator: 3, limit: 0.05 },
];

test("only measures with a scale can have a limit, and never what matters", () => {
  expect(limitable(evaluators)).toEqual([2, 3]);
  expect(limitable([newJudge("m")])).toEqual([]);
});

test("a limit is set, changed and taken away by its measure", () => {
  expect(withLimit([], 3, 0.05)).toEqual([{ evaluator: 3, limit: 0.05 }]);
  expect(withLimit(limits, 2, 0.2)).toEqual([{ evaluator: 2, limit: 0.2 }, limits[1]]);
  expect(withLimit(limits, 2, null)).toEqual([limits[1]]);
});

test("a limit follows its measure when another one goes, and goes with its own", () => {
  const without = (index: number) => evaluators.filter((_, i) => i !== index);
  expect(limitsFollowing(limits, evaluators, without(1))).toEqual([
    { evaluator: 1, limit: 0.1 },
    { evaluator: 2, limit: 0.05 },
  ]);
  expect(limitsFollowing(limits, evaluators, without(2))).toEqual([{ evaluator: 2, limit: 0.05 }]);
});

test("a measure that becomes what matters loses its limit", () => {
  const after = withPrimary(evaluators, "contains", "");
  expect(limitsFollowing(limits, evaluators, after)).toEqual([{ evaluator: 3, limit: 0.05 }]);
});
