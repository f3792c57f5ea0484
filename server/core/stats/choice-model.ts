import { inverseOfPositiveDefinite, type Matrix, product, zeros } from "./cholesky";
import { at } from "./input-checks";

/** One comparison: the feature row of every possible outcome, and how often each happened (fractions are fine). */
export type Choice = { features: number[][]; counts: number[] };

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

type Derivatives = { logLik: number; gradient: number[]; information: Matrix; scores: number[][] };

function derivatives(choices: readonly Choice[], estimate: readonly number[]): Derivatives {
  const size = estimate.length;
  const gradient = new Array<number>(size).fill(0);
  const information = zeros(size);
  let logLik = 0;
  const scores = choices.map(({ features, counts }) => {
    const values = product(features, estimate);
    const largest = Math.max(...values);
    const total = values.reduce((sum, value) => sum + Math.exp(value - largest), 0);
    const logs = values.map((value) => value - largest - Math.log(total));
    const n = counts.reduce((sum, count) => sum + count, 0);
    const expected = new Array<number>(size).fill(0);
    const score = new Array<number>(size).fill(0);
    features.forEach((row, outcome) => {
      const chance = Math.exp(at(logs, outcome));
      if (at(counts, outcome) > 0) logLik += at(counts, outcome) * at(logs, outcome);
      for (let k = 0; k < size; k++) expected[k] = at(expected, k) + chance * at(row, k);
    });
    features.forEach((row, outcome) => {
      const chance = Math.exp(at(logs, outcome));
      const count = at(counts, outcome);
      for (let k = 0; k < size; k++) {
        const deviation = at(row, k) - at(expected, k);
        score[k] = at(score, k) + count * deviation;
        const informationRow = at(information, k);
        for (let l = 0; l < size; l++) {
          informationRow[l] = at(informationRow, l) + n * chance * deviation * (at(row, l) - at(expected, l));
        }
      }
    });
    score.forEach((value, k) => {
      gradient[k] = at(gradient, k) + value;
    });
    return score;
  });
  return { logLik, gradient, information, scores };
}

/**
 * Maximum likelihood of a conditional logit: P(outcome) proportional to exp(features . estimate). Newton's method with
 * step halving. Null when no finite maximum is found (separation).
 */
export function fitChoiceModel(choices: readonly Choice[], parameters: number): ChoiceFit | null {
  let estimate = new Array<number>(parameters).fill(0);
  let current = derivatives(choices, estimate);
  for (let round = 0; round < 100; round++) {
    const covariance = inverseOfPositiveDefinite(current.information);
    if (!covariance) return null;
    const step = product(covariance, current.gradient);
    const size = Math.max(...step.map(Math.abs));
    if (size < 1e-11) return { estimate, covariance, logLik: current.logLik, scores: current.scores };
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
