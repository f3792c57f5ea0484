import { expect, test } from "vitest";
import { addPullLine, bytesOf, noProgress, type PullLine, pullShare, secondsLeft } from "./pull-progress";

const line = (status: string, digest: string | null = null, completedBytes = 0, totalBytes = 0): PullLine => ({
  status,
  digest,
  completedBytes,
  totalBytes,
});

test("the layers of a model add up, and a repeated or late line takes nothing back", () => {
  const lines = [
    line("pulling manifest"),
    line("pulling a", "a", 0, 1_000),
    line("pulling a", "a", 600, 1_000),
    line("pulling a", "a", 0, 1_000),
    line("pulling b", "b", 50, 100),
    line("pulling a", "a", 1_200, 1_000),
  ];
  const progress = lines.reduce(addPullLine, noProgress);
  expect(progress.phase).toBe("downloading");
  expect(bytesOf(progress)).toEqual({ completedBytes: 1_050, totalBytes: 1_100 });
  expect(addPullLine(progress, line("verifying sha256 digest")).phase).toBe("verifying sha256 digest");
});

test("share and time left are told only where they are known", () => {
  const figures = { completedBytes: 250, totalBytes: 1_000, bytesPerSecond: 50 };
  expect(pullShare(figures)).toBe(0.25);
  expect(secondsLeft(figures)).toBe(15);
  expect(pullShare({ ...figures, totalBytes: 0 })).toBeNull();
  expect(secondsLeft({ ...figures, bytesPerSecond: 0 })).toBeNull();
  expect(secondsLeft({ ...figures, bytesPerSecond: null })).toBeNull();
});
