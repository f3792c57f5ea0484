import { expect, it } from "vitest";
import { headNotice, headProgress } from "./prepare-head";
import { snapshotOf } from "./testing/snapshot-of";

it("says why a run waits or failed, and what a restart meant", () => {
  expect(headNotice("paused", "The key was refused.", 1)).toEqual({
    tone: "warning",
    title: "Paused",
    reason:
      "The key was refused. Resumed once after a restart. Nothing that was finished was asked again. Only the calls under way at that moment were made again.",
  });
  expect(headNotice("failed", "The dataset is gone.", 0)?.tone).toBe("danger");
  expect(headNotice("running", null, 1)?.title).toBe("Resumed once after a restart");
  expect(headNotice("running", null, 3)?.title).toBe("Resumed after 3 restarts");
});

it("says nothing that the chip, the verdict or the progress already says", () => {
  expect(headNotice("running", null, 0)).toBeNull();
  expect(headNotice("completed", null, 2)).toBeNull();
  expect(headNotice("stopped", "Stopped early: B beats A.", 2)).toBeNull();
});

it("shows the line while the run is not over, with rate and time left only while it goes on", () => {
  const body = snapshotOf({ spendMicroUsd: 120_000, trialsPerSecond: 2, remainingMs: 65_000 });
  expect(headProgress("running", body, false)).toMatchObject({
    done: 60,
    total: 100,
    trials: "60 of 100 trials",
    details: ["$0.12 spent", "2.0 per second", "about 1 min 5 s left"],
  });
  expect(headProgress("paused", body, false)).toMatchObject({ tone: "warning", details: ["$0.12 spent"] });
  expect(headProgress("completed", body, false)).toBeNull();
});

it("stands there before the first snapshot, so that nothing moves when that comes", () => {
  expect(headProgress("queued", null, false)).toMatchObject({ done: 0, trials: "Waiting for the first answers" });
  expect(headProgress("running", null, true)).toMatchObject({ done: 0, trials: "Loading the progress" });
});

it("counts scores beside the trials once every trial is answered, so that no count falls", () => {
  const body = snapshotOf();
  const progress = { ...body.progress, succeeded: 98, failed: 2, scoresDone: 90, scoresPlanned: 196 };
  expect(headProgress("running", { ...body, progress }, false)).toMatchObject({
    trials: "100 of 100 trials",
    details: expect.arrayContaining(["90 of 196 scores"]),
  });
});
