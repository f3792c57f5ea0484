import { type Choice, fitChoiceModel } from "./choice-model";
import type { Matrix } from "./cholesky";
import type { Envelope, Status } from "./envelope";
import { areCounts, at } from "./input-checks";
import { isConnected, isStronglyConnected } from "./win-graph";

export type PairwiseStrength = Envelope & {
  /** Log-strengths that sum to zero, and their standard errors. */
  theta: number[] | null;
  se: number[] | null;
  /** Contrasts to player 0, the baseline. */
  vsFirst: number[] | null;
  vsFirstSe: number[] | null;
  /** 1000 + (400/ln 10)(theta - theta of the baseline): for display only. */
  rating: number[] | null;
  logLik: number | null;
};

export type DavidsonStrength = PairwiseStrength & { logNu: number | null; logNuSe: number | null };

/** i, j, wins of i, wins of j, ties. */
export type Comparison = readonly [number, number, number, number, number];

type Input = { players: number; comparisons: readonly Comparison[] };

const NOTHING = { theta: null, se: null, vsFirst: null, vsFirstSe: null, rating: null, logLik: null };

function problem({ players, comparisons }: Input): Status | null {
  const isPlayer = (player: number) => areCounts(player) && player < players;
  const valid =
    areCounts(players) &&
    comparisons.every(([i, j, ...counts]) => isPlayer(i) && isPlayer(j) && i !== j && areCounts(...counts));
  if (!valid) return "invalid_input";
  const played = comparisons.filter(([, , winsI, winsJ, ties]) => winsI + winsJ + ties > 0);
  if (players < 2 || played.length === 0) return "insufficient_data";
  if (
    !isConnected(
      players,
      played.map(([i, j]) => [i, j] as const),
    )
  )
    return "not_connected";
  const beats = played.flatMap(([i, j, winsI, winsJ, ties]) => [
    ...(winsI + ties > 0 ? [[i, j] as const] : []),
    ...(winsJ + ties > 0 ? [[j, i] as const] : []),
  ]);
  return isStronglyConnected(players, beats) ? null : "separated";
}

/** Feature row of a player among `width` parameters; player 0 is the zero of the scale. */
export function playerRow(player: number, width: number): number[] {
  const row = new Array<number>(width).fill(0);
  if (player > 0) row[player - 1] = 1;
  return row;
}

function strengths(players: number, estimate: readonly number[], covariance: Matrix) {
  const vsFirst = [0, ...estimate.slice(0, players - 1)];
  const cov = (i: number, j: number) => (i === 0 || j === 0 ? 0 : at(at(covariance, i - 1), j - 1));
  const all = vsFirst.map((_, i) => i);
  const mean = vsFirst.reduce((sum, value) => sum + value, 0) / players;
  const rowMeans = all.map((i) => all.reduce((sum, j) => sum + cov(i, j), 0) / players);
  const grandMean = rowMeans.reduce((sum, value) => sum + value, 0) / players;
  return {
    theta: vsFirst.map((value) => value - mean),
    se: all.map((i) => Math.sqrt(Math.max(0, cov(i, i) - 2 * at(rowMeans, i) + grandMean))),
    vsFirst,
    vsFirstSe: all.map((i) => Math.sqrt(cov(i, i))),
    rating: vsFirst.map((value) => 1000 + (400 / Math.LN10) * value),
  };
}

/**
 * Bradley-Terry: P(i beats j) = 1/(1 + exp(theta_j - theta_i)), maximum likelihood by Newton, full covariance; a tie counts
 * half a win each way (use `davidson` when there are ties). Degenerate: no comparisons `insufficient_data`; players
 * that never meet, not even through others, `not_connected`; no finite maximum (somebody only wins or only loses)
 * `separated`. Source: Bradley & Terry 1952; Ford 1957.
 */
export function bradleyTerry(input: Input): PairwiseStrength {
  const { players, comparisons } = input;
  const status = problem(input);
  if (status) return { status, ...NOTHING };
  const choices = comparisons.map(([i, j, winsI, winsJ, ties]) => ({
    features: [playerRow(i, players - 1), playerRow(j, players - 1)],
    counts: [winsI + ties / 2, winsJ + ties / 2],
  }));
  const fit = fitChoiceModel(choices, players - 1);
  if (!fit) return { status: "separated", ...NOTHING };
  return { status: "ok", ...strengths(players, fit.estimate, fit.covariance), logLik: fit.logLik };
}

/**
 * Davidson's model with ties: P(i) proportional to pi_i, P(tie) to nu sqrt(pi_i pi_j). As `bradleyTerry`, with ln nu and its
 * standard error. Without any tie, or with nothing but ties, nu has no finite value: `separated` and `all_ties`.
 * Source: Davidson 1970.
 */
export function davidson(input: Input): DavidsonStrength {
  const { players, comparisons } = input;
  const nothing = { ...NOTHING, logNu: null, logNuSe: null };
  const status = problem(input);
  if (status) return { status, ...nothing };
  const ties = comparisons.reduce((sum, comparison) => sum + comparison[4], 0);
  const decisive = comparisons.reduce((sum, [, , winsI, winsJ]) => sum + winsI + winsJ, 0);
  if (decisive === 0) return { status: "all_ties", ...nothing };
  if (ties === 0) return { status: "separated", warning: "no_ties", ...nothing };
  const choices: Choice[] = comparisons.map(([i, j, winsI, winsJ, tied]) => {
    const rowI = playerRow(i, players);
    const rowJ = playerRow(j, players);
    const rowTie = rowI.map((value, k) => (k === players - 1 ? 1 : (value + at(rowJ, k)) / 2));
    return { features: [rowI, rowJ, rowTie], counts: [winsI, winsJ, tied] };
  });
  const fit = fitChoiceModel(choices, players);
  if (!fit) return { status: "separated", ...nothing };
  return {
    status: "ok",
    ...strengths(players, fit.estimate, fit.covariance),
    logLik: fit.logLik,
    logNu: at(fit.estimate, players - 1),
    logNuSe: Math.sqrt(at(at(fit.covariance, players - 1), players - 1)),
  };
}
