import fc from "fast-check";
import { expect, test } from "vitest";
import { kendallBalance } from "./kendall-balance";

function byEveryPair(x: readonly number[], y: readonly number[]): number {
  let balance = 0;
  x.forEach((value, i) => {
    for (let j = 0; j < i; j++) balance += Math.sign(value - (x[j] ?? 0)) * Math.sign((y[i] ?? 0) - (y[j] ?? 0));
  });
  return balance;
}

test("counting while merging finds what going through every pair finds, ties included", () => {
  const row = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
      expect(kendallBalance(x, y)).toBe(byEveryPair(x, y));
    }),
  );
});
