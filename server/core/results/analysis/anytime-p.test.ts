import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustP, rejectByEValues } from "../../stats/multiplicity";
import { differenceSequence } from "../../stats/sequential-series";
import { anytimeP } from "./anytime-p";

const rate = { scale: { min: 0, max: 1 }, direction: "higher" } as const;
const amount = { scale: null, direction: "lower" } as const;
const of = (length: number, value: (i: number) => number) => Float64Array.from({ length }, (_, i) => value(i));
const plan = { alpha: 0.05, plannedN: 200 };

test("a bounded measure has the p of its confidence sequence, at any n", () => {
  const pairs = { a: of(30, () => 0), b: of(30, (i) => i % 2) };
  const differences = [...pairs.b];
  expect(anytimeP(pairs, rate, plan)).toBe(differenceSequence({ differences, range: 1, alpha: 0.05 }).pAnytime);
  expect(anytimeP({ a: of(0, () => 0), b: of(0, () => 0) }, rate, plan)).toBeNull();
});

test("an amount has one from 50 samples on, and only above zero", () => {
  const pairs = (n: number) => ({ a: of(n, (i) => -100 - (i % 5)), b: of(n, (i) => -150 - (i % 7)) });
  expect(anytimeP(pairs(49), amount, plan)).toBeNull();
  expect(anytimeP(pairs(50), amount, plan)).toBeLessThan(0.001);
  expect(anytimeP({ a: of(60, () => 0), b: of(60, (i) => -i) }, amount, plan)).toBeNull();
});

test("adjusted by Benjamini-Hochberg, p's of 1 over an e-value reject exactly what e-BH rejects", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1, max: 500, noNaN: true }), { minLength: 1, maxLength: 20 }), (e) => {
      const q = adjustP({ p: e.map((value) => 1 / value), method: "bh" }).adjusted ?? [];
      // An e-value exactly on the line may round to either side of it.
      fc.pre(q.every((value) => Math.abs(value - 0.05) > 1e-9));
      expect(q.map((value) => value <= 0.05)).toEqual(rejectByEValues({ e, alpha: 0.05 }).rejected);
    }),
  );
});
