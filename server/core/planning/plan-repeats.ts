import { estimateRun, type PlannedCalls, type Range } from "../model/estimate";
import { detectableAt, type Needed, neededFor, type Question } from "./plan-power";
import type { Spread } from "./spread";

const offered = [1, 2, 3];

export type RepeatsChoice = {
  repeats: number;
  samples: Needed["samples"];
  /** What all samples of the dataset show; null when they are too few for anything. */
  byAll: number | null;
  calls: number | null;
  costMicroUsd: Range | null;
  durationMs: Range | null;
  /** The least money (without prices: the fewest calls) among those that the dataset has the samples for. */
  isCheapest: boolean;
};

/**
 * Samples and cost with one, two or three answers to each: more answers steady a sample's score, more samples do so too
 * and stand for more of the world. Without knowledge of repeats only the plan's own number is told.
 */
export function planRepeats(
  spread: Spread,
  question: Question,
  options: {
    repeats: number;
    available: number;
    calls: (samples: number, repeats: number) => PlannedCalls[];
  },
): RepeatsChoice[] {
  const { repeats, available, calls } = options;
  const asked = spread.within === null ? [repeats] : [...new Set([...offered, repeats])].sort((a, b) => a - b);
  const choices = asked.map((each) => {
    const { samples } = neededFor(spread, each, question);
    const bought = samples ? estimateRun(calls(samples.expected, each)) : null;
    return {
      repeats: each,
      samples,
      byAll: detectableAt(available, spread, each, question)?.expected ?? null,
      calls: bought?.calls ?? null,
      costMicroUsd: bought?.costMicroUsd ?? null,
      durationMs: bought?.durationMs ?? null,
    };
  });
  const possible = choices.filter(({ samples }) => samples !== null && samples.expected <= available);
  const [cheapest] = possible.toSorted(
    (a, b) =>
      (a.costMicroUsd?.expected ?? 0) - (b.costMicroUsd?.expected ?? 0) ||
      (a.calls ?? 0) - (b.calls ?? 0) ||
      a.repeats - b.repeats,
  );
  return choices.map((choice) => ({ ...choice, isCheapest: possible.length > 1 && choice === cheapest }));
}
