import type { Envelope } from "./envelope";
import { arePositive, isMeasure } from "./input-checks";

export type ExpectedLossStop = Envelope & {
  /** The choice whose expected loss is small enough (the smaller one when both are), or null: go on. */
  choice: "candidate" | "control" | null;
  /** The largest loss that is taken as small: margin/10. */
  threshold: number | null;
};

/** What one may lose on average, as a part of the smallest difference that matters. */
const PART_OF_MARGIN = 10;

/**
 * The Bayesian stop rule: choose as soon as the expected loss of a choice is below a tenth of the smallest difference that
 * matters. Losses as `bayesNormal` and `betaBinomial` give them, in the unit of the margin, at least 0. It does not
 * protect against peeking: it bounds what a wrong choice costs, not how often one is made.
 *
 * Degenerate: a negative or non-finite loss, or margin <= 0, `invalid_input`. Source: section 7 of the specification;
 * Deng, Lu & Chen 2016.
 */
export function expectedLossStop({
  lossChooseCandidate,
  lossKeepControl,
  margin,
}: {
  lossChooseCandidate: number;
  lossKeepControl: number;
  margin: number;
}): ExpectedLossStop {
  const isLoss = (loss: number) => loss >= 0 && isMeasure(loss);
  if (!isLoss(lossChooseCandidate) || !isLoss(lossKeepControl) || !arePositive(margin)) {
    return { status: "invalid_input", choice: null, threshold: null };
  }
  const threshold = margin / PART_OF_MARGIN;
  const smaller = Math.min(lossChooseCandidate, lossKeepControl);
  if (!(smaller < threshold)) return { status: "ok", choice: null, threshold };
  return { status: "ok", choice: lossKeepControl <= lossChooseCandidate ? "control" : "candidate", threshold };
}
