import type { Matrix } from "./cholesky";
import { normalQuantile } from "./dist";
import type { Envelope } from "./envelope";
import { areLevels, at, isFiniteList } from "./input-checks";

export type RankIntervals = Envelope & {
  /** best[i] to worst[i]: the ranks that player i may hold, 1 is the strongest. */
  best: number[] | null;
  worst: number[] | null;
};

/**
 * Ranks as intervals instead of a bare order: player i may hold the ranks from 1 + #{j proven stronger} to k - #{j proven
 * weaker}, where a pair is proven when |theta_i - theta_j| > z SE of the contrast, z at 1 - alpha/(k(k-1)): Bonferroni over
 * all k(k-1)/2 contrasts, so all ranks hold together with the wanted confidence.
 *
 * theta[player] and its covariance (players x players), as `bradleyTerry` and `davidson` give them. Whole numbers in 1..k.
 * Degenerate: fewer than 2 players `insufficient_data`; a covariance of another size, a non-finite entry or a confidence
 * outside (0,1) `invalid_input`. Source: Mogstad et al. 2024 (ranks from simultaneous contrasts); Bonferroni.
 */
export function rankIntervals({
  theta,
  covariance,
  confidence,
}: {
  theta: readonly number[];
  covariance: Matrix;
  confidence: number;
}): RankIntervals {
  const k = theta.length;
  const isSquare = covariance.length === k && covariance.every((row) => row.length === k && isFiniteList(row));
  if (!isFiniteList(theta) || !isSquare || !areLevels(confidence)) {
    return { status: "invalid_input", best: null, worst: null };
  }
  if (k < 2) return { status: "insufficient_data", best: null, worst: null };
  const z = normalQuantile(1 - (1 - confidence) / (k * (k - 1)));
  const isProvenAbove = (i: number, j: number) => {
    const variance = at(at(covariance, i), i) + at(at(covariance, j), j) - 2 * at(at(covariance, i), j);
    return at(theta, i) - at(theta, j) > z * Math.sqrt(Math.max(0, variance));
  };
  const players = theta.map((_, i) => i);
  return {
    status: "ok",
    best: players.map((i) => 1 + players.filter((j) => isProvenAbove(j, i)).length),
    worst: players.map((i) => k - players.filter((j) => isProvenAbove(i, j)).length),
  };
}
