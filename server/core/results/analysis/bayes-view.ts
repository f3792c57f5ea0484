import { bayesNormal } from "../../stats/bayes";
import { pairedTTest } from "../../stats/paired-t-test";
import type { Measure } from "../measure";
import { relativeMargin } from "../summarize-metrics";
import type { BayesView } from "./analysis-body";
import type { Pairs } from "./benefit-pairs";
import { onLogs } from "./lead-p";

/** Prior SD of the logarithm of a ratio: twice or half as much is no surprise before the data. */
const ratioPriorSd = Math.LN2;

/**
 * The mean benefit and its standard error against a normal prior around zero (`bayesNormal`). With a scale: in the
 * measure's unit, prior SD half the scale. Without one (latency, cost): on the logarithm of the ratio, prior SD ln 2, a
 * tenth more or less as what matters, losses as shares. Both variants answered the same samples, so it reads the paired
 * difference and not two independent rates. Null below two units, where all differences are equal, and where a ratio
 * has a value that is not above zero.
 */
export function bayesView(pairs: Pairs, measure: Measure, minimumEffect: number): BayesView | null {
  const { scale } = measure;
  const read = scale
    ? { form: "difference" as const, sides: pairs, priorSd: (scale.max - scale.min) / 2, margin: minimumEffect }
    : {
        form: "ratio" as const,
        sides: onLogs(pairs, measure),
        priorSd: ratioPriorSd,
        margin: Math.log(1 + relativeMargin),
      };
  if (!read.sides) return null;
  const { form, priorSd, margin } = read;
  const { meanDiff, se } = pairedTTest({ ...read.sides, confidence: 0.95 });
  if (meanDiff === null || se === null) return null;
  const { pPositive, pAbove, pRope, lossChooseCandidate, lossKeepBaseline } = bayesNormal({
    mean: meanDiff,
    se,
    priorMean: 0,
    priorSd,
    margin,
  });
  if (pPositive === null || pAbove === null || pRope === null) return null;
  // Rounding may leave a loss of nothing a hair below it.
  const loss = (value: number | null) => Math.max(0, value ?? 0);
  const shown = (value: number | null) => (form === "ratio" ? Math.expm1(loss(value)) : loss(value));
  return {
    form,
    priorSd,
    pBetter: pPositive,
    pBetterByMargin: pAbove,
    pNoDifference: pRope,
    lossShip: shown(lossChooseCandidate),
    lossKeep: shown(lossKeepBaseline),
  };
}
