import { inverseOfPositiveDefinite, type Matrix, product, zeros } from "./cholesky";
import { at } from "./input-checks";

/** One comparison: the feature row of every possible outcome, and how often each happened (fractions are fine). */
export type Choice = { features: number[][]; counts: number[] };

/** Many comparisons of as many outcomes each, row behind row: a million of them stay small and quick. */
export type Choices = { parameters: number; outcomes: number; features: Float64Array; counts: Float64Array };

export type ChoiceFit = {
  estimate: number[];
  /** Inverse information. */
  covariance: Matrix;
  logLik: number;
  /** Gradient of each choice's log-likelihood at the estimate. */
  scores: number[][];
};

/** A fall of the log-likelihood by this much, or by this part of it, is rounding and no reason for a shorter step. */
const ROUNDING = { absolute: 1e-9, relative: 1e-12 };

/** Beyond this size a log-strength has run away: the likelihood has no finite maximum. */
const RUNAWAY = 40;

/** Packs the choice that each of what is given makes; every one has as many outcomes. */
export function packChoices<Of>(
  given: readonly Of[],
  { parameters, outcomes }: Pick<Choices, "parameters" | "outcomes">,
  choiceOf: (of: Of) => Choice,
): Choices {
  const features = new Float64Array(given.length * outcomes * parameters);
  const counts = new Float64Array(given.length * outcomes);
  given.forEach((of, i) => {
    const choice = choiceOf(of);
    counts.set(choice.counts, i * outcomes);
    choice.features.forEach((row, o) => {
      features.set(row, (i * outcomes + o) * parameters);
    });
  });
  return { parameters, outcomes, features, counts };
}

type Derivatives = { logLik: number; gradient: Float64Array; information: Float64Array };

/** Sums over all choices. The working memory is used again for each; `keep` is handed the gradient of every one. */
function derivatives(
  { parameters: size, outcomes, features, counts }: Choices,
  estimate: Float64Array,
  keep?: (score: Float64Array) => void,
): Derivatives {
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const expected = new Float64Array(size);
  const score = new Float64Array(size);
  const chances = new Float64Array(outcomes);
  let logLik = 0;
  for (let first = 0; first < counts.length; first += outcomes) {
    let largest = Number.NEGATIVE_INFINITY;
    let n = 0;
    for (let o = 0; o < outcomes; o++) {
      const row = (first + o) * size;
      let value = 0;
      for (let k = 0; k < size; k++) value += (features[row + k] as number) * (estimate[k] as number);
      chances[o] = value;
      largest = Math.max(largest, value);
      n += counts[first + o] as number;
    }
    let total = 0;
    for (let o = 0; o < outcomes; o++) total += Math.exp((chances[o] as number) - largest);
    const logTotal = Math.log(total);
    expected.fill(0);
    score.fill(0);
    for (let o = 0; o < outcomes; o++) {
      const row = (first + o) * size;
      const log = (chances[o] as number) - largest - logTotal;
      const chance = Math.exp(log);
      const count = counts[first + o] as number;
      chances[o] = chance;
      if (count > 0) logLik += count * log;
      for (let k = 0; k < size; k++) expected[k] = (expected[k] as number) + chance * (features[row + k] as number);
    }
    for (let o = 0; o < outcomes; o++) {
      const row = (first + o) * size;
      const count = counts[first + o] as number;
      const weight = n * (chances[o] as number);
      for (let k = 0; k < size; k++) {
        const deviation = (features[row + k] as number) - (expected[k] as number);
        score[k] = (score[k] as number) + count * deviation;
        for (let l = 0; l < size; l++) {
          const other = (features[row + l] as number) - (expected[l] as number);
          information[k * size + l] = (information[k * size + l] as number) + weight * deviation * other;
        }
      }
    }
    for (let k = 0; k < size; k++) gradient[k] = (gradient[k] as number) + (score[k] as number);
    keep?.(score);
  }
  return { logLik, gradient, information };
}

/**
 * Maximum likelihood of a conditional logit: P(outcome) proportional to exp(features . estimate). Newton's method with
 * step halving. Null when no finite maximum is found (separation).
 */
export function fitChoiceModel(choices: Choices): ChoiceFit | null {
  const { parameters } = choices;
  let estimate = new Float64Array(parameters);
  let current = derivatives(choices, estimate);
  for (let round = 0; round < 100; round++) {
    const covariance = inverseOfPositiveDefinite(squareOf(current.information, parameters));
    if (!covariance) return null;
    const step = product(covariance, [...current.gradient]);
    const size = Math.max(...step.map(Math.abs));
    if (size < 1e-11) {
      const scores: number[][] = [];
      derivatives(choices, estimate, (score) => scores.push([...score]));
      return { estimate: [...estimate], covariance, logLik: current.logLik, scores };
    }
    let share = 1;
    let moved = estimate;
    let next = current;
    const floor = current.logLik - ROUNDING.absolute + ROUNDING.relative * current.logLik;
    do {
      moved = estimate.map((value, k) => value + share * at(step, k));
      next = derivatives(choices, moved);
      share /= 2;
    } while (!(next.logLik >= floor) && share > 1e-10);
    estimate = moved;
    current = next;
    if (estimate.some((value) => Math.abs(value) > RUNAWAY)) return null;
  }
  return null;
}

function squareOf(values: Float64Array, size: number): Matrix {
  return zeros(size).map((row, k) => row.map((_, l) => values[k * size + l] as number));
}
