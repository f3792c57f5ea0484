import { expect, test } from "vitest";
import { isNoiseFloor } from "./noise-floor";

const variant = (change: object = {}) => ({
  promptVersionId: "p",
  modelId: "m",
  settings: { seed: 1, stop: ["."] },
  ...change,
});

test("only variants that are the same in prompt, model and settings measure the noise floor", () => {
  expect(isNoiseFloor([variant(), variant({ settings: { stop: ["."], seed: 1 } })])).toBe(true);
  expect(isNoiseFloor([variant(), variant(), variant({ modelId: "n" })])).toBe(false);
  expect(isNoiseFloor([variant(), variant({ promptVersionId: "q" })])).toBe(false);
  expect(isNoiseFloor([variant(), variant({ settings: { seed: 2, stop: ["."] } })])).toBe(false);
  expect(isNoiseFloor([variant()])).toBe(false);
});
