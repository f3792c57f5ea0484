import { expect, it } from "vitest";
import { headNotice, headProgress } from "./prepare-head";
import { snapshotOf } from "./testing/snapshot-of";

it("says why a run waits or failed, and that nothing was redone", () => {
  expect(headNotice("paused", "The key was refused.", 1)).toEqual({
    tone: "warning",
    title: "Paused",
    reason: "The key was refused. It was resumed once; no finished call was made again.",
  });
  expect(headNotice("failed", "The dataset is gone.", 0)?.tone).toBe("danger");
  expect(headNotice("running", null, 3)?.reason).toContain("resumed 3 times");
});

it("says nothing that the chip or the verdict already says", () => {
  expect(headNotice("running", null, 0)).toBeNull();
  expect(headNotice("completed", null, 2)).toBeNull();
  expect(headNotice("stopped", "Stopped early: B beats A.", 0)).toBeNull();
});

it("shows the line only while trials are left to do", () => {
  const body = snapshotOf({ spendMicroUsd: 120_000, remainingMs: 65_000 });
  expect(headProgress("running", body)).toMatchObject({ done: 60, total: 100, rest: "about 1 min 5 s left" });
  expect(headProgress("paused", body)).toMatchObject({ tone: "warning", rest: null });
  expect(headProgress("completed", body)).toBeNull();
  expect(headProgress("running", null)).toBeNull();
});

it("counts scores once every trial is answered", () => {
  const body = snapshotOf();
  const progress = { ...body.progress, succeeded: 98, failed: 2, scoresDone: 90, scoresPlanned: 196 };
  expect(headProgress("running", { ...body, progress })?.trials).toBe("90 of 196 scores");
});
