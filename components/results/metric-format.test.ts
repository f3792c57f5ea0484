import { expect, it } from "vitest";
import { aroundZero, comparisonText, measureFormat } from "./metric-format";

const score = { key: "exact_match", scale: { min: 0, max: 1 } };
const latency = { key: "latency", scale: null };

it("writes an amount in the unit of its measure", () => {
  expect(measureFormat(score)(0.8534)).toBe("0.853");
  expect(measureFormat(latency)(1234)).toBe("1.2 s");
  expect(measureFormat({ key: "cost", scale: null })(4200)).toBe("$0.0042");
  expect(measureFormat({ key: "cost", scale: null })(4.128)).toBe("$0.00000413");
});

it("writes a ratio as more or less, and a difference in the measure's own unit", () => {
  expect(comparisonText("ratio", latency, aroundZero("ratio", 1.18) ?? 0)).toBe("+18 %");
  expect(comparisonText("ratio", latency, aroundZero("ratio", 0.955) ?? 0)).toBe("\u22124.5 %");
  expect(comparisonText("difference", score, 0.11)).toBe("+0.110");
  expect(aroundZero("ratio", null)).toBeNull();
});
