import { normalQuantile } from "../stats/dist";
import { powerMcNemar } from "../stats/power-planning";
import type { MeasuredSpread } from "./spread";

/** The power of the exact test is a sum over all pairs: for more of them it is not worth its time. */
const mostPairs = 20_000;

export type PassesPlan = {
  /** Shares of samples that one side alone is expected to pass when the candidate is better by the smallest effect. */
  onlyControl: number;
  onlyCandidate: number;
  /** Pairs for one exact McNemar test at the end, and its true power there. */
  pairs: number;
  exactPower: number;
};

/**
 * Pass or fail read with one answer per sample: the samples that were seen to differ, shared so that the candidate is
 * ahead by the smallest effect. Null when an effect that large cannot be, or is too
 * small to be worth the sum.
 */
export function planPasses(
  { passes }: Pick<MeasuredSpread, "passes">,
  { minimumEffect, power, alpha }: { minimumEffect: number; power: number; alpha: number },
): PassesPlan | null {
  if (passes === null) return null;
  const differing = Math.max(passes.onlyControl + passes.onlyCandidate, minimumEffect);
  if (differing > 1) return null;
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  if ((z / minimumEffect) ** 2 * differing > mostPairs) return null;
  const onlyCandidate = (differing + minimumEffect) / 2;
  const onlyControl = (differing - minimumEffect) / 2;
  const { n, exactPower } = powerMcNemar({ p10: onlyControl, p01: onlyCandidate, power, alpha });
  return n === null || exactPower === null ? null : { onlyControl, onlyCandidate, pairs: n, exactPower };
}
