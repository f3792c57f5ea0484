import { expect, test } from "vitest";
import { purseWords } from "./purse-words";

const purse = (spent: number, limit: number | null, reserved = 0) => ({
  spentMicroUsd: spent,
  reservedMicroUsd: reserved,
  limitMicroUsd: limit,
  roomMicroUsd: limit === null ? null : Math.max(0, limit - spent - reserved),
  alertPercents: [],
});

test("a purse tells what is spent, left and held, and warns before it is empty", () => {
  expect(purseWords(purse(3_200_000, null))).toEqual({ spent: "$3.20 spent, no limit", left: null, tone: "accent" });
  expect(purseWords(purse(3_200_000, 5_000_000, 500_000))).toEqual({
    spent: "$3.20 of $5.00 spent (64 %)",
    left: "$1.30 left, $0.50 held by calls under way",
    tone: "accent",
  });
  expect(purseWords(purse(4_000_000, 5_000_000)).tone).toBe("warning");
  expect(purseWords(purse(5_000_000, 5_000_000))).toMatchObject({ left: "$0.00 left", tone: "danger" });
  expect(purseWords(purse(0, 0))).toMatchObject({ spent: "$0.00 of $0.00 spent (100 %)", tone: "danger" });
});
