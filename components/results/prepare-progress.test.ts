import { expect, it } from "vitest";
import { prepareProgress } from "./prepare-progress";
import { snapshotOf } from "./testing/snapshot-of";

it("says how much is scored as long as scores are missing", () => {
  const body = snapshotOf();
  const partial = { ...body, progress: { ...body.progress, scoresDone: 100 } };
  expect(prepareProgress(partial, "running", null).partial).toContain("100 of 116 scores are in");
  expect(prepareProgress(body, "running", null).partial).toBeNull();
});

it("counts what failed and what an early stop left out", () => {
  const body = snapshotOf();
  const stopped = { ...body, progress: { ...body.progress, cancelled: 40, pending: 0 } };
  expect(prepareProgress(stopped, "stopped", 19_000)).toMatchObject({
    doneText: "60 of 100",
    doneDetail: "2 failed, 40 left out",
    pace: [{ label: "Took", value: "19.0 s" }],
  });
});

it("promises no time left before a rate is known", () => {
  const view = prepareProgress(snapshotOf({ remainingMs: null, trialsPerSecond: null }), "running", null);
  expect(view.pace.map(({ value }) => value)).toEqual(["-", "not known yet"]);
});

it("promises no rate and no time left while the run is paused", () => {
  const view = prepareProgress(snapshotOf({ remainingMs: 5_000, trialsPerSecond: 80 }), "paused", null);
  expect(view.pace.map(({ value }) => value)).toEqual(["paused", "-"]);
});
