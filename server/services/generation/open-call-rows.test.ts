import { expect, test } from "vitest";
import { nextCallOf } from "./open-call-rows";

const now = new Date("2026-11-21T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const alone = { isUnderWayHere: false, isOnlyProcess: true, now };
const open = { number: 2, outcome: null, errorKind: null, startedAt: ago(1_000), retryAt: null };
const failed = { number: 1, outcome: "failed", errorKind: "server", startedAt: ago(5_000), retryAt: ago(4_000) };

test("a fresh trial starts with attempt 1", () => {
  expect(nextCallOf([], alone)).toEqual({ nextNumber: 1, failures: 0, notBeforeMs: 0, abandoned: [] });
});

test("an attempt whose process died is abandoned, not counted as a failure, and its number is not used again", () => {
  expect(nextCallOf([failed, open], alone)).toEqual({
    nextNumber: 3,
    failures: 1,
    notBeforeMs: ago(4_000).getTime(),
    abandoned: [2],
  });
});

test("a refused key uses up none of a trial's tries", () => {
  expect(nextCallOf([{ ...failed, errorKind: "auth" }], alone)?.failures).toBe(0);
});

test("a call under way in this process is left alone", () => {
  expect(nextCallOf([open], { ...alone, isUnderWayHere: true })).toBeNull();
});

test("beside other processes an attempt counts as lost only when no call can still be under way", () => {
  const shared = { ...alone, isOnlyProcess: false };
  expect(nextCallOf([open], shared)).toBeNull();
  expect(nextCallOf([{ ...open, startedAt: ago(200_000) }], shared)?.abandoned).toEqual([2]);
});
