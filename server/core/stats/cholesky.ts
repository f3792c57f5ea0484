import { at } from "./input-checks";

/** A dense matrix as rows. */
export type Matrix = number[][];

/** Inverse of a symmetric positive definite matrix by Cholesky; null when it is not (numerically) positive definite. */
export function inverseOfPositiveDefinite(matrix: Matrix): Matrix | null {
  const size = matrix.length;
  const factor = zeros(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = at(at(matrix, i), j);
      for (let k = 0; k < j; k++) rest -= at(at(factor, i), k) * at(at(factor, j), k);
      if (i !== j) {
        at(factor, i)[j] = rest / at(at(factor, j), j);
        continue;
      }
      if (!(rest > 1e-14 * Math.abs(at(at(matrix, i), i)))) return null;
      at(factor, i)[i] = Math.sqrt(rest);
    }
  }
  const inverse = zeros(size);
  for (let column = 0; column < size; column++) {
    const solved = new Array<number>(size).fill(0);
    for (let i = 0; i < size; i++) {
      let rest = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) rest -= at(at(factor, i), k) * at(solved, k);
      solved[i] = rest / at(at(factor, i), i);
    }
    for (let i = size - 1; i >= 0; i--) {
      let rest = at(solved, i);
      for (let k = i + 1; k < size; k++) rest -= at(at(factor, k), i) * at(solved, k);
      solved[i] = rest / at(at(factor, i), i);
    }
    solved.forEach((value, i) => {
      at(inverse, i)[column] = value;
    });
  }
  return inverse;
}

export function zeros(size: number): Matrix {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

export function product(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, i) => sum + value * at(vector, i), 0));
}
