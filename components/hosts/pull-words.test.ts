import { expect, test } from "vitest";
import { pullWords } from "./pull-words";

const running = {
  status: "running" as const,
  phase: "downloading",
  error: null,
  isCancelRequested: false,
  isStalled: false,
  completedBytes: 1_000_000_000,
  totalBytes: 4_000_000_000,
  bytesPerSecond: 50_000_000,
};

test("a pull says how much is there, how fast it comes and how long it will take", () => {
  expect(pullWords(running)).toBe("1.0 GB of 4.0 GB · 50.0 MB/s · 1 min left");
  expect(pullWords({ ...running, bytesPerSecond: null })).toBe("1.0 GB of 4.0 GB");
});

test("what is not a download is said in words", () => {
  expect(pullWords({ ...running, phase: "" })).toBe("Waiting to begin.");
  expect(pullWords({ ...running, phase: "verifying sha256 digest" })).toBe("Verifying sha256 digest.");
  expect(pullWords({ ...running, isCancelRequested: true })).toBe("Ending.");
  expect(pullWords({ ...running, isStalled: true })).toMatch(/stays at the host/);
  expect(pullWords({ ...running, status: "failed", error: "No space left." })).toBe("No space left.");
});
