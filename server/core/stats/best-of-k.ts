import { createRandom } from "../random";
import type { Envelope } from "./envelope";
import { at, isFiniteList } from "./input-checks";

export type BestOfK = Envelope & {
  /** Per variant: share of draws in which its mean is the largest (ties are shared); sums to 1. */
  probabilityBest: number[] | null;
  /** Per variant: mean over the draws of (largest mean - its mean), in the unit of the scores. */
  expectedLoss: number[] | null;
  draws: number | null;
};

const DRAWS = 10_000;

/**
 * Which of k variants is best on the items that all of them answered? Bayesian bootstrap: each draw weighs the items by a
 * flat Dirichlet (normalised standard exponentials), the same weights for every variant, so what an item has in common
 * cancels. 10,000 draws unless set; the same seed gives the same answer. It does not protect against peeking.
 *
 * scores[variant][item], benefits (larger is better), in their unit. Degenerate: no variants or no items
 * `insufficient_data`; one variant: chance 1, loss 0; rows of unequal length, a non-finite score or draws that are no
 * count from 1 `invalid_input`. Source: Rubin 1981.
 */
export function bestOfK({
  scores,
  draws = DRAWS,
  seed = "best of k",
}: {
  scores: readonly (readonly number[])[];
  draws?: number;
  seed?: string;
}): BestOfK {
  const nothing = { probabilityBest: null, expectedLoss: null, draws: null };
  const n = scores[0]?.length ?? 0;
  const valid = scores.every((row) => row.length === n && isFiniteList(row));
  if (!valid || !Number.isSafeInteger(draws) || draws < 1) return { status: "invalid_input", ...nothing };
  if (n === 0) return { status: "insufficient_data", ...nothing };
  const random = createRandom(seed);
  const wins = scores.map(() => 0);
  const losses = scores.map(() => 0);
  const weights = new Float64Array(n);
  for (let draw = 0; draw < draws; draw++) {
    let total = 0;
    for (let i = 0; i < n; i++) {
      const weight = -Math.log1p(-random.next());
      weights[i] = weight;
      total += weight;
    }
    const means = scores.map((row) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += at(weights, i) * at(row, i);
      return sum / total;
    });
    const largest = Math.max(...means);
    const tied = means.filter((mean) => mean === largest).length;
    means.forEach((mean, variant) => {
      if (mean === largest) wins[variant] = at(wins, variant) + 1 / tied;
      losses[variant] = at(losses, variant) + largest - mean;
    });
  }
  return {
    status: "ok",
    probabilityBest: wins.map((count) => count / draws),
    expectedLoss: losses.map((loss) => loss / draws),
    draws,
  };
}
