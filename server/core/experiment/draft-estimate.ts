import { estimateRun, type PlannedCalls, type RunEstimate } from "../model/estimate";
import { powerPairedTMde } from "../stats/power-paired-t";
import type { Plan } from "./schema";

/** Standard deviation of paired pass/fail differences when nothing is known: half of the answers differ. */
export const assumedSd = 0.5;
export const assumedPower = 0.8;

export type DraftEstimate = RunEstimate & { detectableEffect: number | null; assumptions: string[] };

/**
 * What a draft would cost and take, and the smallest difference it would show with 80 % power: the fixed-n paired t
 * figure at an assumed SD of half the scale. Null below two samples.
 */
export function estimateDraft(input: {
  planned: PlannedCalls[];
  plan: Plan;
  sampleCount: number;
  candidates: number;
  scaleWidth: number;
  outputTokens: number;
}): DraftEstimate {
  const { plan, sampleCount, scaleWidth } = input;
  const alpha = plan.alpha / Math.max(1, input.candidates);
  const { mde } = powerPairedTMde({ n: sampleCount, sd: assumedSd * scaleWidth, power: assumedPower, alpha });
  return {
    ...estimateRun(input.planned),
    detectableEffect: mde === null ? null : Math.min(mde, scaleWidth),
    assumptions: [
      `Answers of about ${input.outputTokens} tokens where the prompt sets no limit, and one token for four characters.`,
      `Differences between variants that spread by ${assumedSd * scaleWidth} (standard deviation); a pilot would tell better.`,
      "Watching live and stopping early is free of error, and may need some more samples than a look at the end.",
    ],
  };
}
