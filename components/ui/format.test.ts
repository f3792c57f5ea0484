import { describe, expect, it } from "vitest";
import {
  formatCompact,
  formatCount,
  formatDelta,
  formatDuration,
  formatInterval,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  moneyFormat,
} from "./format";

describe("money", () => {
  it.each([
    [0, "$0.00"],
    [40, "<$0.0001"],
    [4_200, "$0.0042"],
    [84_000, "$0.084"],
    [50_000, "$0.05"],
    [840_000, "$0.84"],
    [1_234_567_890, "$1,234.57"],
    [-840_000, "−$0.84"],
    [null, "-"],
    [Number.NaN, "-"],
  ])("shows %s micro-dollars as %s", (micro, text) => expect(formatMoney(micro)).toBe(text));

  it.each([
    [
      [14_000, 30_000],
      ["$0.014", "$0.030"],
    ],
    [
      [20_000, 50_000],
      ["$0.02", "$0.05"],
    ],
    [
      [0, 4_200],
      ["$0.0000", "$0.0042"],
    ],
    [
      [40, 840_000],
      ["<$0.0001", "$0.84"],
    ],
    [
      [700_000, 1_100_000],
      ["$0.70", "$1.10"],
    ],
    [
      [-14_000, 30_000],
      ["−$0.014", "$0.030"],
    ],
  ])("writes %j together as %j", (together, texts) => {
    expect(together.map(moneyFormat(...together))).toEqual(texts);
  });
});

describe("durations", () => {
  it.each([
    [0, "0 ms"],
    [849.6, "850 ms"],
    [1_234, "1.2 s"],
    [59_960, "1 min"],
    [185_000, "3 min 5 s"],
    [3_600_000, "1 h"],
    [7_440_000, "2 h 4 min"],
    [97_200_000, "1 d 3 h"],
    [undefined, "-"],
  ])("shows %s ms as %s", (ms, text) => expect(formatDuration(ms)).toBe(text));
});

describe("numbers", () => {
  it("keeps the sign of a difference and never signs a zero", () => {
    expect([0.11, -0.034, 0, -0.001, null].map((value) => formatDelta(value))).toEqual([
      "+0.11",
      "−0.03",
      "0.00",
      "0.00",
      "-",
    ]);
  });
  it("writes an interval in words with true minus signs", () => {
    expect(formatInterval(-0.06, 0.16)).toBe("−0.06 to 0.16");
    expect(formatInterval(null, null)).toBe("no interval yet");
  });
  it("groups thousands, shortens counts and shows shares with their unit", () => {
    expect(formatNumber(12345)).toBe("12,345");
    expect(formatCompact(12_345)).toBe("12.3k");
    expect(formatPercent(0.842, 1)).toBe("84.2 %");
    expect([formatCount(1, "sample"), formatCount(2, "sample")]).toEqual(["1 sample", "2 samples"]);
  });
});

describe("relative times", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  it.each([
    ["2026-11-21T11:59:40Z", "just now"],
    ["2026-11-21T11:56:00Z", "4 min ago"],
    ["2026-11-21T14:00:00Z", "in 2 h"],
    ["2026-11-18T12:00:00Z", "3 d ago"],
    ["2026-08-02T12:00:00Z", "2 Aug 2026"],
  ])("says of %s %s", (instant, words) => expect(formatRelative(instant, now)).toBe(words));
});
