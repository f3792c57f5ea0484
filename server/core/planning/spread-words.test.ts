import { expect, it } from "vitest";
import { planSchema } from "../experiment/schema";
import type { Basis } from "./forecast-schema";
import { assumedSpread } from "./spread";
import { spreadWords } from "./spread-words";

const basis: Basis = {
  kind: "pilot",
  experiment: null,
  pairs: 20,
  isHint: false,
  isSameVersion: true,
  hasSpread: false,
};
const question = {
  ...planSchema.parse({}),
  alpha: 0.05,
  scaleWidth: 1,
  measureLimits: [],
  samplesPerUnit: 1,
};
const sourceOf = (changes: Partial<Basis>) =>
  spreadWords(assumedSpread(1), question, {
    basis: { ...basis, ...changes },
    repeats: 1,
    candidates: 1,
    withinFrom: null,
  })[0]?.source;

it("a spread is assumed where no pair differed, and where one pair cannot differ from another", () => {
  expect(sourceOf({})).toBe("Assumed: none of 20 pairs differed, which says too little");
  expect(sourceOf({ pairs: 1 })).toBe("Assumed: one pair, or one group, says nothing of the spread");
  expect(sourceOf({ hasSpread: true })).toBe("Measured: 20 pairs; 95 % interval");
});
