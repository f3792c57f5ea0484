import fc from "fast-check";
import { expect } from "vitest";

/** Small whole numbers: sums of them are exact, so equal answers are equal to the last digit or nearly so. */
export const score = fc.integer({ min: 0, max: 9 });
export const scores = (from: number, to = 30) => fc.array(score, { minLength: from, maxLength: to });
export const pairs = (from: number, to = 30) =>
  fc
    .array(fc.tuple(score, score), { minLength: from, maxLength: to })
    .map((rows) => ({ a: rows.map(([left]) => left), b: rows.map(([, right]) => right) }));
export const twoGroups = fc.record({ a: scores(2), b: scores(2) });
export const runs = { numRuns: 60 };

export const reversed = <T>(values: readonly T[]) => [...values].reverse();
export const near = (left: unknown, right: unknown, digits = 9): void => {
  if (typeof left === "number" && typeof right === "number") expect(left).toBeCloseTo(right, digits);
  else expect(left).toEqual(right);
};
/** Numbers of two answers are close, everything else is the same. */
export function same(left: object, right: object, digits = 9): void {
  expect(Object.keys(left)).toEqual(Object.keys(right));
  for (const [key, value] of Object.entries(left)) near(value, Reflect.get(right, key), digits);
}
