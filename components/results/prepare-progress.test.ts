import { expect, it } from "vitest";
import { prepareProgress } from "./prepare-progress";
import { snapshotOf } from "./testing/snapshot-of";

it("says how much is scored as long as scores are missing", () => {
  const body = snapshotOf();
  const partial = { ...body, progress: { ...body.progress, scoresDone: 100 } };
  expect(prepareProgress(partial, false).partial).toContain("100 of 116 scores are in");
  expect(prepareProgress(body, false).partial).toBeNull();
});

it("counts what failed and what an early stop left out", () => {
  const body = snapshotOf();
  const stopped = { ...body, progress: { ...body.progress, cancelled: 40, pending: 0 } };
  expect(prepareProgress(stopped, true)).toMatchObject({
    doneText: "60 of 100",
    doneDetail: "2 failed, 40 left out",
    left: "-",
    rate: "-",
  });
});

it("promises no time left before a rate is known", () => {
  expect(prepareProgress(snapshotOf({ remainingMs: null, trialsPerSecond: null }), false)).toMatchObject({
    left: "not known yet",
    rate: "-",
  });
});
