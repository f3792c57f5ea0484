import { z } from "zod";
import { createMetric, noExpectedAnswer, passOrFail } from "./metric";

/**
 * Exact match: 1 when the answer equals the expected answer code point by code point, else 0. Range 0 to 1, no unit.
 * By default spaces around both are ignored and case is not. No Unicode normalisation. Without an expected answer: null.
 */
export const exactMatch = createMetric({
  key: "exact_match",
  label: "Exact match",
  description: "The answer equals the expected answer.",
  unit: "",
  direction: "higher",
  scale: { min: 0, max: 1 },
  needsExpected: true,
  configSchema: z.strictObject({ trim: z.boolean().default(true), ignoreCase: z.boolean().default(false) }),
  measure({ text, expected }, { trim, ignoreCase }) {
    if (expected === null) return noExpectedAnswer;
    const prepare = (value: string) => {
      const trimmed = trim ? value.trim() : value;
      return ignoreCase ? trimmed.toLowerCase() : trimmed;
    };
    return passOrFail(prepare(text) === prepare(expected));
  },
});
