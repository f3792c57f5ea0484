import { expect, test } from "vitest";
import { noiseFloorWords } from "./noise-floor-words";

const metric = { evaluatorId: "e", name: "Score", n: 1_200 };

test("the noise floor says how far equal variants came apart, and what that leaves to chance", () => {
  expect(noiseFloorWords({ ...metric, form: "difference", value: 0.01, low: -0.03, high: 0.05, reach: 0.05 })).toBe(
    "Noise floor: two equal variants came out +0.010 apart over 1,200 samples (−0.030 to 0.050); differences up to 0.050 may be chance.",
  );
  expect(noiseFloorWords({ ...metric, form: "ratio", value: 0.95, low: 0.8, high: 1.1, reach: 1.25 })).toBe(
    "Noise floor: two equal variants came out 0.95 times as high over 1,200 samples (0.80 to 1.10); factors up to 1.25 may be chance.",
  );
  expect(noiseFloorWords({ ...metric, form: "difference", value: 0, low: null, high: null, reach: null })).toMatch(
    /0\.000 apart over 1,200 samples\.$/,
  );
});
