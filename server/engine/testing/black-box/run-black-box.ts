import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CASES, type Case, NOT_PROMISED, type TargetName } from "./cases";
import { addEventCases } from "./event-cases";
import { addFlowCases } from "./flow-cases";
import { addStepCases } from "./step-cases";
import { createTarget } from "./target";

export type AddCase = (name: Case, run: () => Promise<void>) => void;

/** Runs the whole suite on one target. Cases run side by side, as runs do. */
export async function runBlackBox(name: TargetName): Promise<void> {
  const target = await createTarget(name);
  const absent = NOT_PROMISED[name];
  const added = new Set<Case>();
  // Generous: a shared machine may give this test a tenth of a core, and a real server backs off for minutes.
  const timeout = name === "real" ? 300_000 : 120_000;
  const addCase: AddCase = (title, run) => {
    added.add(title);
    if (!absent[title]) test.concurrent(title, { timeout }, run);
  };

  describe(name, () => {
    beforeAll(target.start, 60_000);
    afterAll(target.close);
    addStepCases(target, addCase);
    addEventCases(target, addCase);
    addFlowCases(target, addCase);
    test("every case of the list is run, or named as not promised", () => {
      expect([...new Set([...added, ...Object.keys(absent)])].sort()).toEqual([...CASES].sort());
    });
  });
}
