import type { Envelope } from "./envelope";
import { at, isMeasure } from "./input-checks";
import { MINIMUM } from "./minimums";
import { meanOf, sumOf } from "./moments";

export type JudgeWeights = Envelope & {
  /** Per judge, summing to 1. */
  weights: number[] | null;
  /** Mean squared error of each judge against people, in squared units of the scores; null without labels. */
  meanSquaredErrors: (number | null)[] | null;
};

/** No judge counts more than this many times the least one. */
const CAP = 3;

/**
 * How much each judge counts in a weighted consensus: proportional to 1/MSE against people's labels, no weight above 3
 * times the smallest, summing to 1. Equal weights as long as any judge has fewer than 50 labels on its answers (warning
 * `equal_weights`).
 *
 * scores[judge][unit] (null = no answer), human[unit] (null = not labelled), both on one scale. Degenerate: no judges
 * `insufficient_data`; a judge without any error gets the largest weight allowed, all without error equal ones; rows of
 * unequal length or a non-finite score `invalid_input`. Source: inverse-variance weighting; section 9 of the specification.
 */
export function judgeWeights({
  scores,
  human,
}: {
  scores: readonly (readonly (number | null)[])[];
  human: readonly (number | null)[];
}): JudgeWeights {
  const isRow = (row: readonly (number | null)[]) =>
    row.length === human.length && row.every((score) => score === null || isMeasure(score));
  if (![...scores, human].every(isRow)) return { status: "invalid_input", weights: null, meanSquaredErrors: null };
  if (scores.length === 0) return { status: "insufficient_data", weights: null, meanSquaredErrors: null };
  const errors = scores.map((row) =>
    row.flatMap((score, unit) => {
      const label = at(human, unit);
      return score === null || label === null ? [] : [(score - label) ** 2];
    }),
  );
  const meanSquaredErrors = errors.map((list) => (list.length === 0 ? null : meanOf(list)));
  if (errors.some((list) => list.length < MINIMUM.weightingLabels)) {
    const weights = scores.map(() => 1 / scores.length);
    return { status: "ok", warning: "equal_weights", weights, meanSquaredErrors };
  }
  const largest = Math.max(...errors.map(meanOf));
  const raw = errors.map((list) => (largest === 0 ? 1 : Math.min(CAP, largest / meanOf(list))));
  const total = sumOf(raw);
  return { status: "ok", weights: raw.map((weight) => weight / total), meanSquaredErrors };
}
