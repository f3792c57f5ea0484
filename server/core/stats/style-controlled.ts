import { fitChoiceModel, packChoices } from "./choice-model";
import type { Matrix } from "./cholesky";
import type { Envelope } from "./envelope";
import { areCounts, at, isFiniteList } from "./input-checks";
import { playerRow } from "./pairwise-strength";
import { clusteredCovariance } from "./sandwich";
import { isConnected } from "./win-graph";

export type StyleControlled = Envelope & {
  theta: number[] | null;
  beta: number[] | null;
  thetaSe: number[] | null;
  betaSe: number[] | null;
  thetaSeCluster: number[] | null;
  betaSeCluster: number[] | null;
};

/**
 * Preferences adjusted for style: logit P(a preferred to b) = theta_a - theta_b + z . beta, theta_0 = 0, no intercept. Rows
 * [a, b, y, cluster, z...]: player indices, score of a (1, 1/2, 0), cluster (sample), covariate differences a minus b,
 * already scaled (`styleCovariates`); a covariate of 1 where a was shown first and -1 where b was is the position term
 * of judgments in one order. theta and beta in logits. Standard errors plain and clustered (`clusteredCovariance`). It
 * adjusts; it does not prove that style caused the preference.
 *
 * Degenerate: no rows, or no more rows than parameters, `insufficient_data`; players that never meet `not_connected`; no
 * finite maximum `separated`; ragged rows, a score outside [0,1] or an unknown player `invalid_input`; one cluster: the
 * clustered errors are null. Source: Bradley & Terry 1952; section 8 of the specification.
 */
export function styleControlled({
  players,
  rows,
}: {
  players: number;
  rows: readonly (readonly number[])[];
}): StyleControlled {
  const nothing = { theta: null, beta: null, thetaSe: null, betaSe: null, thetaSeCluster: null, betaSeCluster: null };
  const covariates = (rows[0]?.length ?? 4) - 4;
  const valid = rows.every((row) => {
    const [a = -1, b = -1, y = -1] = row;
    const isMatch = areCounts(a, b) && a < players && b < players && a !== b;
    return isFiniteList(row) && row.length === covariates + 4 && isMatch && y >= 0 && y <= 1;
  });
  if (!valid || !areCounts(players) || covariates < 0) return { status: "invalid_input", ...nothing };
  const parameters = players - 1 + covariates;
  if (players < 2 || rows.length <= parameters) return { status: "insufficient_data", ...nothing };
  if (
    !isConnected(
      players,
      rows.map((row) => [at(row, 0), at(row, 1)] as const),
    )
  ) {
    return { status: "not_connected", ...nothing };
  }
  const choices = packChoices(rows, { parameters, outcomes: 2 }, (row) => {
    const forA = [...playerRow(at(row, 0), players - 1), ...row.slice(4)];
    const forB = [...playerRow(at(row, 1), players - 1), ...new Array<number>(covariates).fill(0)];
    return { features: [forA, forB], counts: [at(row, 2), 1 - at(row, 2)] };
  });
  const fit = fitChoiceModel(choices);
  if (!fit) return { status: "separated", ...nothing };
  const rootOfDiagonal = (matrix: Matrix) => matrix.map((row, k) => Math.sqrt(at(row, k)));
  const robust = clusteredCovariance({
    bread: fit.covariance,
    scores: fit.scores,
    cluster: rows.map((row) => at(row, 3)),
    observations: rows.length,
  });
  const plain = rootOfDiagonal(fit.covariance);
  const clustered = robust && rootOfDiagonal(robust);
  const split = (values: readonly number[]) => ({
    theta: [0, ...values.slice(0, players - 1)],
    beta: values.slice(players - 1),
  });
  return {
    status: "ok",
    ...split(fit.estimate),
    thetaSe: split(plain).theta,
    betaSe: split(plain).beta,
    thetaSeCluster: clustered && split(clustered).theta,
    betaSeCluster: clustered && split(clustered).beta,
  };
}
