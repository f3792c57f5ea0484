import { expect, test } from "vitest";
import { stoppedByBudget } from "./budget-words";

test("a stop says which budget, what is spent, what the next call may cost, and what to do", () => {
  const purse = { key: "2026-11", spentMicroUsd: 4_981_200, reservedMicroUsd: 0, limitMicroUsd: 5_000_000 };
  expect(stoppedByBudget(purse, 31_250)).toBe(
    "The budget for November 2026 of $5.00 has no room for the next call: $4.98 is spent, and a call may cost up to $0.031. " +
      "Answers so far are kept. Raise it and resume, or resume next month.",
  );
  expect(stoppedByBudget({ ...purse, key: "all" }, 31_250)).toContain("The workspace's budget of $5.00 has no room");
  expect(stoppedByBudget({ ...purse, key: "0191d0f0-0000-7000-8000-000000000000" }, 1)).toMatch(
    /^The budget of this run of .*Raise it and resume\.$/,
  );
});
