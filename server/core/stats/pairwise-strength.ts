import { type ChoiceFit, fitChoiceModel, packChoices } from "./choice-model";
import type { Matrix } from "./cholesky";
import { BELOW_MINIMUM, type Envelope, type Status } from "./envelope";
import { areCounts, at, isMeasure } from "./input-checks";
import { MINIMUM } from "./minimums";
import { clusteredCovariance } from "./sandwich";
import { isConnected, isStronglyConnected } from "./win-graph";

export type PairwiseStrength = Envelope & {
  /** Log-strengths that sum to zero, and their standard errors. */
  theta: number[] | null;
  se: number[] | null;
  /** Full covariance of theta (rows sum to zero): for contrasts and ranks. Cluster-robust when items are given. */
  covariance: Matrix | null;
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

export type StrengthInput = {
  players: number;
  comparisons: readonly Comparison[];
  /** The sample of each comparison: several comparisons of one sample are not independent, so errors become robust. */
  items?: readonly (number | string)[];
  /** Wins given to both sides of every pair that met (0.5 is usual), so that somebody who only wins stays finite. */
  pseudoWins?: number;
};

const NOTHING = { theta: null, se: null, covariance: null, vsFirst: null, vsFirstSe: null, rating: null, logLik: null };

/** All comparisons with the pseudo-wins of every pair that met behind them, or why there can be no strengths. */
function prepare({ players, comparisons, items, pseudoWins = 0 }: StrengthInput): Status | Comparison[] {
  const isPlayer = (player: number) => areCounts(player) && player < players;
  const valid =
    areCounts(players) &&
    (items === undefined || items.length === comparisons.length) &&
    pseudoWins >= 0 &&
    isMeasure(pseudoWins) &&
    comparisons.every(([i, j, ...counts]) => isPlayer(i) && isPlayer(j) && i !== j && areCounts(...counts));
  if (!valid) return "invalid_input";
  const met = [...gamesByPair(comparisons).values()];
  if (players < 2 || met.length === 0) return "insufficient_data";
  if (
    !isConnected(
      players,
      met.map(({ i, j }) => [i, j] as const),
    )
  )
    return "not_connected";
  const invented = pseudoWins > 0 ? met.map(({ i, j }): Comparison => [i, j, pseudoWins, pseudoWins, 0]) : [];
  const all = [...comparisons, ...invented];
  const beats = all.flatMap(([i, j, winsI, winsJ, ties]) => [
    ...(winsI + ties > 0 ? [[i, j] as const] : []),
    ...(winsJ + ties > 0 ? [[j, i] as const] : []),
  ]);
  return isStronglyConnected(players, beats) ? all : "separated";
}

function gamesByPair(comparisons: readonly Comparison[]) {
  const pairs = new Map<string, { i: number; j: number; games: number }>();
  for (const [i, j, winsI, winsJ, ties] of comparisons) {
    const games = winsI + winsJ + ties;
    if (games === 0) continue;
    const key = `${Math.min(i, j)} ${Math.max(i, j)}`;
    const pair = pairs.get(key) ?? { i, j, games: 0 };
    pair.games += games;
    pairs.set(key, pair);
  }
  return pairs;
}

function warningOf({ comparisons, pseudoWins = 0 }: StrengthInput): { warning?: string } {
  if (pseudoWins > 0) return { warning: "pseudo_wins" };
  const isSmall = [...gamesByPair(comparisons).values()].some(({ games }) => games < MINIMUM.gamesPerPair);
  return isSmall ? { warning: BELOW_MINIMUM } : {};
}

/** The covariance that the input asks for: robust by sample when samples are given (model's own below two samples). */
function covarianceOf({ comparisons, items }: StrengthInput, fit: ChoiceFit): Matrix {
  if (!items) return fit.covariance;
  const games = comparisons.reduce((sum, [, , winsI, winsJ, ties]) => sum + winsI + winsJ + ties, 0);
  const scores = fit.scores.slice(0, comparisons.length);
  return clusteredCovariance({ bread: fit.covariance, scores, cluster: items, observations: games }) ?? fit.covariance;
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
  const centred = all.map((i) => all.map((j) => cov(i, j) - at(rowMeans, i) - at(rowMeans, j) + grandMean));
  return {
    theta: vsFirst.map((value) => value - mean),
    se: all.map((i) => Math.sqrt(Math.max(0, at(at(centred, i), i)))),
    covariance: centred,
    vsFirst,
    vsFirstSe: all.map((i) => Math.sqrt(cov(i, i))),
    rating: vsFirst.map((value) => 1000 + (400 / Math.LN10) * value),
  };
}

/**
 * Bradley-Terry strengths: P(i beats j) = 1/(1 + exp(theta_j - theta_i)), maximum likelihood by Newton; a tie counts half a
 * win each way (use `davidson` when there are ties). theta sums to zero, in logits, with its full covariance; contrasts to
 * player 0; the rating on the Elo scale is for display only (no online updates, which would depend on the order).
 *
 * Degenerate: no comparisons `insufficient_data`; players that never meet, not even through others, `not_connected`; no
 * finite maximum (somebody only wins or only loses) `separated` unless pseudo-wins are asked for, which the warning
 * `pseudo_wins` labels; a pair below 10 games warns; an unknown player, no counts or negative pseudo-wins
 * `invalid_input`. Source: Bradley & Terry 1952; Ford 1957.
 */
export function bradleyTerry(input: StrengthInput): PairwiseStrength {
  const { players } = input;
  const games = prepare(input);
  if (!Array.isArray(games)) return { status: games, ...NOTHING };
  const choices = packChoices(games, { parameters: players - 1, outcomes: 2 }, ([i, j, winsI, winsJ, ties]) => ({
    features: [playerRow(i, players - 1), playerRow(j, players - 1)],
    counts: [winsI + ties / 2, winsJ + ties / 2],
  }));
  const fit = fitChoiceModel(choices);
  if (!fit) return { status: "separated", ...NOTHING };
  const found = strengths(players, fit.estimate, covarianceOf(input, fit));
  return { status: "ok", ...warningOf(input), ...found, logLik: fit.logLik };
}

/**
 * Davidson's model with ties: P(i) proportional to pi_i, P(tie) to nu sqrt(pi_i pi_j), theta = ln pi. As `bradleyTerry`, with
 * ln nu and its standard error. Degenerate: as `bradleyTerry`; without any tie, or with nothing but ties, nu has no finite
 * value: `separated` with the warning `no_ties`, and `all_ties`. Source: Davidson 1970.
 */
export function davidson(input: StrengthInput): DavidsonStrength {
  const { players, comparisons } = input;
  const nothing = { ...NOTHING, logNu: null, logNuSe: null };
  const games = prepare(input);
  if (!Array.isArray(games)) return { status: games, ...nothing };
  const ties = comparisons.reduce((sum, comparison) => sum + comparison[4], 0);
  const decisive = comparisons.reduce((sum, [, , winsI, winsJ]) => sum + winsI + winsJ, 0);
  if (decisive === 0) return { status: "all_ties", ...nothing };
  if (ties === 0) return { status: "separated", warning: "no_ties", ...nothing };
  const choices = packChoices(games, { parameters: players, outcomes: 3 }, ([i, j, winsI, winsJ, tied]) => {
    const rowI = playerRow(i, players);
    const rowJ = playerRow(j, players);
    const rowTie = rowI.map((value, k) => (k === players - 1 ? 1 : (value + at(rowJ, k)) / 2));
    return { features: [rowI, rowJ, rowTie], counts: [winsI, winsJ, tied] };
  });
  const fit = fitChoiceModel(choices);
  if (!fit) return { status: "separated", ...nothing };
  const covariance = covarianceOf(input, fit);
  return {
    status: "ok",
    ...warningOf(input),
    ...strengths(players, fit.estimate, covariance),
    logLik: fit.logLik,
    logNu: at(fit.estimate, players - 1),
    logNuSe: Math.sqrt(at(at(covariance, players - 1), players - 1)),
  };
}
