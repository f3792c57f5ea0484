import { expect, it } from "vitest";
import { placeWarnings } from "./prepare-warnings";

it("shows every warning exactly once, at the place it concerns", () => {
  const warnings = [
    "Simulated: at least one model here is the built-in simulator.",
    'The judge "Tone" is uncalibrated: its scores have not been compared with people\'s.',
    "12 of 40 samples have no score on one side of A against B and were left out.",
    "Something new.",
  ];
  const placed = placeWarnings(warnings);
  expect(placed.verdict).toEqual([warnings[0], warnings[3]]);
  expect(placed.metrics).toEqual([warnings[1]]);
  expect(placed.difference).toEqual([warnings[2]]);
});
