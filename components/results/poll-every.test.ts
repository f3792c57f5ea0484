import { expect, it } from "vitest";
import { pollEveryMs } from "./poll-every";

it("asks within each second while the run goes on or waits, never for a draft", () => {
  for (const status of ["queued", "running", "paused"] as const) {
    expect(pollEveryMs(status, null)).toBeLessThan(1_000);
    expect(pollEveryMs(status, false)).toBeLessThan(1_000);
  }
  expect(pollEveryMs("draft", null)).toBe(false);
});

it("stops after the end only when the final snapshot has come", () => {
  expect(pollEveryMs("cancelled", false)).toBeLessThan(1_000);
  expect(pollEveryMs("stopped", null)).toBe(5_000);
  expect(pollEveryMs("completed", true)).toBe(false);
});
