import type { Assumption, Basis } from "./forecast-schema";
import type { Question } from "./plan-power";
import { assumedWithin, type Spread, sdAt } from "./spread";

/** What the figures of a plan rest on, beside cost and time: each with its value and where it comes from. */
export function spreadWords(
  spread: Spread,
  question: Question,
  {
    basis,
    repeats,
    candidates,
    withinFrom,
  }: { basis: Basis; repeats: number; candidates: number; withinFrom: string | null },
): Assumption[] {
  const sd = sdAt(spread, repeats);
  return [
    {
      label: "Spread of differences",
      value: `${short(sd)} (${short(sd * spread.low)} to ${short(sd * spread.high)}), standard deviation`,
      source: basis.hasSpread
        ? `Measured: ${basis.pairs} pairs; 95 % interval`
        : basis.kind === "defaults"
          ? "Assumed: half of the scale at one answer per sample"
          : basis.pairs < 2
            ? "Assumed: one pair, or one group, says nothing of the spread"
            : `Assumed: none of ${basis.pairs} pairs differed, which says too little`,
    },
    {
      label: "Chance of the answers",
      value: spread.within === null ? "not known" : `${percent(shareOf(spread))} of the variance of a difference`,
      source:
        spread.within === null
          ? "That run asked each sample once"
          : !basis.hasSpread
            ? `Assumed: ${percent(assumedWithin)}`
            : withinFrom === null
              ? "Measured"
              : `Measured by ${withinFrom}`,
    },
    {
      label: "Certainty",
      value:
        candidates > 1
          ? `${short(question.alpha * 100)} % of false verdicts per candidate`
          : `${short(question.alpha * 100)} % of false verdicts at most`,
      source: candidates > 1 ? "The plan, divided by the number of candidates" : "The plan",
    },
    ...(question.samplesPerUnit > 1
      ? [
          {
            label: "Groups",
            value: `a group counts once, and holds ${short(question.samplesPerUnit)} samples on average`,
            source: "The dataset",
          },
        ]
      : []),
  ];
}

function shareOf({ between, within }: Spread): number {
  const all = between + (within ?? 0);
  return all === 0 ? 0 : (within ?? 0) / all;
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
const short = (value: number) => String(Number(value.toPrecision(2)));
