import { expect, test } from "vitest";
import { createCron } from "./read-functions";

const next = (schedule: string, from: string) => createCron("fn", schedule).nextRun(new Date(from))?.toISOString();

test("a schedule without a zone is in UTC, one with TZ= follows that zone through summer time", () => {
  expect(next("0 9 * * *", "2026-07-01T00:00:00Z")).toBe("2026-07-01T09:00:00.000Z");
  expect(next("TZ=Europe/Paris 0 9 * * *", "2026-07-01T00:00:00Z")).toBe("2026-07-01T07:00:00.000Z");
  expect(next("TZ=Europe/Paris 0 9 * * *", "2026-12-01T00:00:00Z")).toBe("2026-12-01T08:00:00.000Z");
});

test("a schedule in a zone that does not exist is refused by the function's name", () => {
  expect(() => next("TZ=Mars/Olympus 0 9 * * *", "2026-07-01T00:00:00Z")).toThrow('Function "fn"');
});
