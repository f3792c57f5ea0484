import { expect, it } from "vitest";
import { formatRate } from "./format-rate";

it("says a slow run by the minute, so that no rate reads as nothing", () => {
  expect(formatRate(312.4)).toBe("312 per second");
  expect(formatRate(2.45)).toBe("2.5 per second");
  expect(formatRate(0.2)).toBe("12 per minute");
  expect(formatRate(0.03)).toBe("1.8 per minute");
});
