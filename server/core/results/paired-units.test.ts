import { expect, test } from "vitest";
import { completePrefix, isComplete, pairUnits, sampleValue } from "./paired-units";

const sample = { isSettled: true, answers: 2, repeats: 2, unanswered: 1, lost: 1, latencyMs: 10, costMicroUsd: 1 };
/** Two answers, one of them a refusal that the metric rated 0.8 all the same. */
const score = { sum: 1, valued: 1, sumOfAll: 1.8, valuedOfAll: 2, scored: 2 };

test("a refusal counts as the lowest score, whatever a metric made of its text", () => {
  expect(sampleValue(score, sample, 0)).toBe(0.5);
});

test("where there is no lowest score every answer counts as it is", () => {
  expect(sampleValue(score, sample, null)).toBe(0.9);
});

test("a sample without any value is missing, not zero", () => {
  expect(sampleValue(null, { ...sample, lost: 0 }, 0)).toBeNull();
  expect(sampleValue(undefined, undefined, 0)).toBeNull();
});

test("a sample is complete when every repeat has ended and every answer has its score", () => {
  expect(isComplete(score, sample)).toBe(true);
  expect(isComplete({ ...score, scored: 1 }, sample)).toBe(false);
  expect(isComplete(score, { ...sample, isSettled: false })).toBe(false);
  expect(isComplete(null, { ...sample, answers: 0 })).toBe(true);
});

test("the prefix ends at the first sample that is not done", () => {
  expect(completePrefix(5, (at) => at !== 3)).toBe(3);
  expect(completePrefix(0, () => true)).toBe(0);
});

test("samples with a missing side are dropped and counted", () => {
  const units = pairUnits(
    3,
    3,
    [null, null, null],
    (at) => at,
    (at) => (at === 1 ? null : at + 1),
  );
  expect(units).toEqual({ control: [0, 2], candidate: [1, 3], starts: [0, 2], dropped: 1 });
});
