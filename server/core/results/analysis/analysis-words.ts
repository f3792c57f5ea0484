import type { Manifest } from "../../experiment/manifest";
import type { Plan } from "../../experiment/schema";
import type { Measure } from "../measure";
import type { CandidateAnalysis, FixedReading } from "./analysis-body";
import { mostResampled } from "./benefit-pairs";

type Told = Pick<CandidateAnalysis, "n" | "dropped" | "groups" | "letter">;

/** One sentence on why the verdict rests on this interval and no other test. */
export function whyThisTest({ name, scale }: Measure, candidates: number, mode: Plan["mode"]): string {
  const shared = candidates > 1 ? ` at a confidence that all ${candidates} candidates share` : "";
  if (mode === "fixed") {
    return `All variants answered the same samples and the plan looks once, at its last one, so the mean paired difference of ${name} has the paired interval for a single look${shared}: Newcombe's where every sample passes or fails, else Student's t. A run that ends before is told by its confidence sequence, which holds at every look.`;
  }
  return scale
    ? `All variants answered the same samples and ${name} lies between ${scale.min} and ${scale.max}, so the mean paired difference has a betting confidence sequence${shared}: it needs no normal distribution and holds at every look, however often one looks and whenever the run stops.`
    : `All variants answered the same samples and ${name} has no largest value, so the candidate is compared as a ratio, on logarithms, by an asymptotic confidence sequence${shared}: from 50 samples on it holds at every look.`;
}

/** What has to be true for the numbers to mean what they say, and what was done about it. */
export function assumptionsOf(
  { n, dropped, groups, letter }: Told,
  { plan }: Manifest,
  { reading, plannedUnits }: { reading: FixedReading; plannedUnits: number },
): string[] {
  const unit = groups ? "groups" : "samples";
  return [
    `${n} of ${plannedUnits} planned ${unit} count: each was answered by A and ${letter}, in a random order that was drawn before the start, without a gap.`,
    groups
      ? `Samples of one group are not independent, so a group counts once, with its mean.${groups.designEffect === null ? "" : ` The design effect is ${groups.designEffect.toFixed(2)}: the variance of the mean is that many times what independent samples would give.`}${groups.count < 10 ? " Fewer than ten groups give no dependable interval." : ""}`
      : "Samples are taken as independent of each other. If several come from one document or conversation, give them a group.",
    dropped === 0
      ? "No pair was left out."
      : `${dropped} ${dropped === 1 ? "sample has" : "samples have"} no score on one side and ${dropped === 1 ? "was" : "were"} left out. If that depends on how hard they are, the difference is biased.`,
    ...(plan.repeats > 1
      ? [
          `The ${plan.repeats} repeats of a sample were averaged first: they make its score steadier and add no samples.`,
        ]
      : []),
    ...(n > mostResampled ? [`Above ${mostResampled.toLocaleString("en-US")} ${unit} nothing is resampled.`] : []),
    readings[reading],
  ];
}

const readings: Record<FixedReading, string> = {
  not_yet:
    "The planned end is not reached: p-values for a single look stay hidden, since looking at them early finds differences that are not there.",
  at_the_end: "The run reached its end, so numbers for a single look may be read once, as they are.",
  biased_by_stopping:
    "The run stopped before its planned end, at a moment its own numbers chose: every number for a single look is biased by stopping. The confidence sequence is not.",
};
