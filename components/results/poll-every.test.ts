import { expect, it } from "vitest";
import { pollEveryMs } from "./poll-every";

it("asks each second during a run, rarely while it is paused, never for a draft", () => {
  expect(pollEveryMs("queued", null)).toBe(1_000);
  expect(pollEveryMs("running", false)).toBe(1_000);
  expect(pollEveryMs("paused", false)).toBe(5_000);
  expect(pollEveryMs("draft", null)).toBe(false);
});

it("stops after the end only when the final snapshot has come", () => {
  expect(pollEveryMs("completed", false)).toBe(5_000);
  expect(pollEveryMs("stopped", null)).toBe(5_000);
  expect(pollEveryMs("completed", true)).toBe(false);
});
