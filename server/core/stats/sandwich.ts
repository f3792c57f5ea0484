import { type Matrix, product, zeros } from "./cholesky";
import { at } from "./input-checks";

/**
 * Cluster-robust covariance of a maximum likelihood estimate: bread x (sum of the outer products of the cluster scores) x
 * bread, times G/(G-1) x (N-1)/(N-K), in squared units of the parameters.
 *
 * bread = inverse information (K x K), scores[i] = gradient of observation i at the estimate, cluster[i] its cluster (equal
 * lengths, checked by the caller), observations N. Null below two clusters or without a residual degree of freedom.
 * Source: Liang & Zeger 1986; Cameron & Miller 2015.
 */
export function clusteredCovariance({
  bread,
  scores,
  cluster,
  observations,
}: {
  bread: Matrix;
  scores: Matrix;
  cluster: readonly (number | string)[];
  observations: number;
}): Matrix | null {
  const size = bread.length;
  const totals = new Map<number | string, number[]>();
  scores.forEach((score, i) => {
    const total = totals.get(at(cluster, i)) ?? new Array<number>(size).fill(0);
    totals.set(
      at(cluster, i),
      total.map((value, k) => value + at(score, k)),
    );
  });
  const groups = totals.size;
  if (groups < 2 || observations <= size) return null;
  const correction = ((groups / (groups - 1)) * (observations - 1)) / (observations - size);
  const covariance = zeros(size);
  for (const total of totals.values()) {
    const moved = product(bread, total);
    for (let k = 0; k < size; k++) {
      const row = at(covariance, k);
      for (let l = 0; l < size; l++) row[l] = at(row, l) + correction * at(moved, k) * at(moved, l);
    }
  }
  return covariance;
}
