import { normalQuantile } from "./dist";
import type { Envelope } from "./envelope";
import { areLevels, at } from "./input-checks";
import { meanOf } from "./moments";
import { styleControlled } from "./style-controlled";

type Chance = { estimate: number; low: number | null; high: number | null };

export type StyleWinProbability = Envelope & {
  /** Per player: the share of its comparisons with player 0 that it won (a tie is half), null when they never met. */
  raw: (number | null)[] | null;
  /** Per player: the chance of beating player 0 with equally styled answers, with its interval; player 0 has 1/2. */
  adjusted: Chance[] | null;
};

/**
 * The win rate against the baseline (player 0) as counted, and what it would be at equal style: 1/(1 + exp(-theta)) of
 * `styleControlled` at z = 0, its interval from the clustered standard error (the plain one with a single cluster) on the
 * logit scale. In [0,1]. The gap between the two is what goes along with style; it does not prove that style caused it.
 *
 * Input as `styleControlled`. Degenerate: as `styleControlled`; players that never met player 0: raw null; a confidence outside (0,1) `invalid_input`.
 * Source: Zheng et al. 2023; section 8 of the specification.
 */
export function styleWinProbability({
  players,
  rows,
  confidence,
}: {
  players: number;
  rows: readonly (readonly number[])[];
  confidence: number;
}): StyleWinProbability {
  if (!areLevels(confidence)) return { status: "invalid_input", raw: null, adjusted: null };
  const { status, warning, theta, thetaSe, thetaSeCluster } = styleControlled({ players, rows });
  const errors = thetaSeCluster ?? thetaSe;
  if (!theta || !errors) return { status, raw: null, adjusted: null };
  const z = normalQuantile((1 + confidence) / 2);
  const chance = (logit: number) => 1 / (1 + Math.exp(-logit));
  return {
    status,
    ...(warning ? { warning } : {}),
    raw: theta.map((_, player) => (player === 0 ? 0.5 : countedRate(rows, player))),
    adjusted: theta.map((value, player) => {
      const reach = z * at(errors, player);
      if (player === 0) return { estimate: 0.5, low: null, high: null };
      return { estimate: chance(value), low: chance(value - reach), high: chance(value + reach) };
    }),
  };
}

function countedRate(rows: readonly (readonly number[])[], player: number): number | null {
  const scores = rows.flatMap((row) => {
    if (row[0] === player && row[1] === 0) return [at(row, 2)];
    if (row[1] === player && row[0] === 0) return [1 - at(row, 2)];
    return [];
  });
  return scores.length === 0 ? null : meanOf(scores);
}
