import { expect, test } from "vitest";
import { endedAtBudget } from "@/server/core/budget/budget-words";
import { shownStatus } from "./shown-status";

test("a run that was ended at its budget is not said to have stopped early", () => {
  expect(shownStatus({ status: "stopped", statusReason: endedAtBudget(null) })).toBe("ended_at_budget");
  expect(shownStatus({ status: "stopped", statusReason: "Stopped early: B beats A." })).toBe("stopped");
  expect(shownStatus({ status: "running", statusReason: null })).toBe("running");
});
