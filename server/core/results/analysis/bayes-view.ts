import { bayesNormal } from "../../stats/bayes";
import { pairedTTest } from "../../stats/paired-t-test";
import type { Measure } from "../measure";
import type { BayesView } from "./analysis-body";
import type { Pairs } from "./benefit-pairs";

/**
 * The mean benefit and its standard error against a normal prior around zero whose SD is half the measure's scale
 * (`bayesNormal`); losses in the measure's unit. Both variants answered the same samples, so it reads the paired
 * difference and not two independent rates. Null without a scale (no prior that could be named beforehand), below two
 * units, and where all differences are equal.
 */
export function bayesView(pairs: Pairs, { scale }: Measure, margin: number): BayesView | null {
  const { meanDiff, se } = pairedTTest({ ...pairs, confidence: 0.95 });
  if (!scale || meanDiff === null || se === null) return null;
  const priorSd = (scale.max - scale.min) / 2;
  const { pPositive, pAbove, pRope, lossChooseCandidate, lossKeepBaseline } = bayesNormal({
    mean: meanDiff,
    se,
    priorMean: 0,
    priorSd,
    margin,
  });
  if (pPositive === null || pAbove === null || pRope === null) return null;
  return {
    priorSd,
    pBetter: pPositive,
    pBetterByMargin: pAbove,
    pNoDifference: pRope,
    // Rounding may leave a loss of nothing a hair below it.
    lossShip: Math.max(0, lossChooseCandidate ?? 0),
    lossKeep: Math.max(0, lossKeepBaseline ?? 0),
  };
}
