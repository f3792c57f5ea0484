import { expect, test } from "vitest";
import { endedAtBudget, isEndedAtBudget, stoppedByBudget } from "./budget-words";

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

test("a run that is ended there says what stood in its way, and no longer what to do about it", () => {
  const purse = { key: "run", spentMicroUsd: 90, reservedMicroUsd: 0, limitMicroUsd: 100 };
  const reason = endedAtBudget(stoppedByBudget(purse, 20));
  expect(reason).toMatch(/^Ended at its budget\. The budget of this run of .* may cost up to <\$0\.0001\.$/);
  expect(isEndedAtBudget(reason)).toBe(true);
  expect(isEndedAtBudget(stoppedByBudget(purse, 20))).toBe(false);
});
