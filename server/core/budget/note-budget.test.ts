import { expect, test } from "vitest";
import { noteBudget } from "./note-budget";

const cost = { low: 500_000, expected: 800_000, high: 1_200_000 };
const purse = (key: string, limitMicroUsd: number | null, spentMicroUsd = 0) => ({
  key,
  limitMicroUsd,
  spentMicroUsd,
  reservedMicroUsd: 100_000,
});

test("the tightest budget speaks, and only when the run may meet it", () => {
  expect(noteBudget(cost, [purse("all", null), purse("2026-11", 1_300_000)], null)).toBeNull();
  expect(noteBudget(cost, [purse("2026-11", 2_000_000, 900_000)], null)).toContain(
    "In the dearest case the run needs more than the $1.00 left of the budget for November 2026.",
  );
  expect(noteBudget(cost, [purse("all", 5_000_000)], 700_000)).toContain(
    "likely to need more than the $0.70 left of the budget of this run",
  );
  expect(noteBudget(cost, [purse("all", 1_000_000, 950_000)], null)).toBe(
    "Nothing is left of the workspace's budget: raise it first.",
  );
});
