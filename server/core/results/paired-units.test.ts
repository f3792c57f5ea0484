import { expect, test } from "vitest";
import { completePrefix, completeSamples, type PairedUnits, pairUnits, sampleValues } from "./paired-units";
import { sampleColumns, scoreColumns } from "./summary-input";

/** One sample of two repeats: an answer, and a refusal that the metric rated 0.8 all the same. */
function oneSample({ isSettled = 1, answers = 2, lost = 1, sum = 1, valued = 1, scored = 2 } = {}) {
  const samples = sampleColumns(1);
  samples.isSettled[0] = isSettled;
  samples.answers[0] = answers;
  samples.lost[0] = lost;
  const scores = scoreColumns(1);
  scores.sum[0] = sum;
  scores.valued[0] = valued;
  scores.scored[0] = scored;
  return { samples, scores };
}

test("a refusal counts as the lowest score, whatever a metric made of its text", () => {
  const { samples, scores } = oneSample();
  expect([...sampleValues(scores, samples, 0)]).toEqual([0.5]);
});

test("where there is no lowest score every answer counts as it is", () => {
  const { samples, scores } = oneSample({ sum: 1.8, valued: 2 });
  expect([...sampleValues(scores, samples, null)]).toEqual([0.9]);
});

test("a sample without any value is missing, not zero", () => {
  const { samples, scores } = oneSample({ lost: 0, sum: 0, valued: 0 });
  expect([...sampleValues(scores, samples, 0)]).toEqual([Number.NaN]);
});

test("a sample is complete when every repeat has ended and every answer has its score", () => {
  const complete = (what: Parameters<typeof oneSample>[0]) => {
    const { samples, scores } = oneSample(what);
    return completeSamples(samples, scores);
  };
  expect(complete({})).toBe(1);
  expect(complete({ scored: 1 })).toBe(0);
  expect(complete({ isSettled: 0 })).toBe(0);
  expect(complete({ answers: 0, scored: 0 })).toBe(1);
});

test("the prefix ends at the first sample that is not done", () => {
  expect(completePrefix(5, (at) => at !== 3)).toBe(3);
  expect(completePrefix(0, () => true)).toBe(0);
});

const listed = ({ control, candidate, starts, dropped }: PairedUnits) => ({
  control: [...control],
  candidate: [...candidate],
  starts: [...starts],
  dropped,
});

test("samples with a missing side are dropped and counted", () => {
  const units = pairUnits(3, [null, null, null], Float64Array.of(0, 1, 2), Float64Array.of(1, Number.NaN, 3));
  expect(listed(units)).toEqual({ control: [0, 2], candidate: [1, 3], starts: [0, 2], dropped: 1 });
});

test("a group counts once, and one that reaches beyond the prefix waits", () => {
  const groups = ["g", "g", null, "h", "h"];
  const units = pairUnits(4, groups, Float64Array.of(0, 1, 2, 3, 4), Float64Array.of(1, 4, 2, 3, 4));
  expect(listed(units)).toEqual({ control: [0.5, 2], candidate: [2.5, 2], starts: [0, 2], dropped: 0 });
});
