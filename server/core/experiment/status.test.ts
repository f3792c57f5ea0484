import { expect, test } from "vitest";
import { stoppedByBudget } from "../budget/budget-words";
import {
  canBecome,
  experimentStatuses,
  shownTrialStatus,
  whyNotArchive,
  whyNotCancel,
  whyNotEdit,
  whyNotEndAtBudget,
  whyNotPause,
  whyNotResume,
  whyNotStart,
} from "./status";

const allowed: Record<string, string[]> = {
  start: ["draft"],
  edit: ["draft"],
  pause: ["queued", "running"],
  resume: ["paused"],
  cancel: ["queued", "running", "paused"],
  archive: ["draft", "completed", "stopped", "cancelled", "failed"],
};
const rules = {
  start: whyNotStart,
  edit: whyNotEdit,
  pause: whyNotPause,
  resume: whyNotResume,
  cancel: whyNotCancel,
  archive: whyNotArchive,
};

test.each(Object.entries(rules))(
  "%s is offered in exactly the states that allow it, else with a reason",
  (act, whyNot) => {
    for (const status of experimentStatuses) {
      const reason = whyNot({ status, archivedAt: null });
      if (allowed[act]?.includes(status)) expect(reason, status).toBeNull();
      else expect(reason, status).toMatch(/^[A-Z].*\.$/);
    }
  },
);

test("a trial that is open is left out once its run is over, and only then", () => {
  for (const run of ["queued", "running", "paused"] as const) expect(shownTrialStatus("pending", run)).toBe("pending");
  for (const run of ["completed", "stopped", "cancelled", "failed"] as const) {
    expect(shownTrialStatus("pending", run)).toBe("left_out");
    for (const ended of ["succeeded", "failed"]) expect(shownTrialStatus(ended, run)).toBe(ended);
  }
});

test("an archived experiment cannot be started or archived again", () => {
  const archived = { status: "draft" as const, archivedAt: "2026-11-21T00:00:00Z" };
  expect(whyNotStart(archived)).toBe("This experiment is archived.");
  expect(whyNotArchive(archived)).toBe("This experiment is already archived.");
});

test("only a run that a budget paused can be ended there", () => {
  const reason = stoppedByBudget({ key: "run", spentMicroUsd: 90, reservedMicroUsd: 0, limitMicroUsd: 100 }, 20);
  const at = (status: (typeof experimentStatuses)[number], statusReason: string | null) =>
    whyNotEndAtBudget({ status, statusReason, archivedAt: null });
  expect(at("paused", reason)).toBeNull();
  expect(at("paused", null)).toMatch(/^Only a run that a budget paused/);
  expect(at("running", reason)).toMatch(/can be cancelled\.$/);
});

test("a finished state is never left", () => {
  for (const from of ["completed", "stopped", "cancelled", "failed"] as const) {
    expect(experimentStatuses.filter((to) => canBecome(from, to))).toEqual([]);
  }
});
