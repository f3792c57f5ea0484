import { expect, it } from "vitest";
import type { PlannedCalls } from "../model/estimate";
import { callWords } from "./call-words";
import { type MeasuredCalls, withMeasured } from "./measured-calls";

const call: PlannedCalls = {
  calls: 1,
  inputTokens: 1_200,
  outputTokens: 250,
  price: { inputMicroUsdPerMillion: 1_000_000, outputMicroUsdPerMillion: 1_000_000 },
  latencyMs: 800,
  concurrency: 4,
};
const judged: MeasuredCalls = {
  calls: 40,
  inputTokens: null,
  outputTokens: null,
  latencyMs: { mean: 500, sd: 50 },
  costMicroUsd: { mean: 0, sd: 0 },
};
const sourceOf = (...judgements: (MeasuredCalls | undefined)[]) =>
  callWords(
    [call],
    judgements.map((measured) => withMeasured(call, measured)),
  ).find(({ label }) => label === "A judge's call")?.source;

it("a judge's call is measured only where every judge's cost is", () => {
  expect(sourceOf(judged)).toBe("Measured");
  expect(sourceOf(judged, judged)).toBe("Measured");
  expect(sourceOf()).toBeUndefined();
  const assumed = "Assumed: 500 tokens and the answer in, 120 out";
  expect(sourceOf(undefined)).toBe(assumed);
  expect(sourceOf(judged, undefined)).toBe(assumed);
  expect(sourceOf({ ...judged, calls: 9 })).toBe(assumed);
  expect(sourceOf({ ...judged, costMicroUsd: null })).toBe(assumed);
});

it("figures of answers go by the variants' letters, with where they come from", () => {
  const measured = withMeasured(call, {
    ...judged,
    inputTokens: { mean: 1_100, sd: 9 },
    outputTokens: { mean: 90, sd: 9 },
  });
  expect(callWords([call, call], [])[0]).toMatchObject({
    value: "A 250, B 250",
    source: expect.stringMatching(/^Assumed: 250/),
  });
  expect(callWords([measured, measured], []).map(({ value, source }) => [value, source])).toEqual([
    ["A 90, B 90", "Measured"],
    ["A 1,100, B 1,100", "Measured"],
    ["A 500 ms, B 500 ms", "Measured"],
  ]);
});
