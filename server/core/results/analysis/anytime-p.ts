import { ASYMPTOTIC_MINIMUM, asymptoticCs } from "../../stats/asymptotic-cs";
import { meanOf, sampleVariance } from "../../stats/moments";
import { differenceSequence } from "../../stats/sequential-series";
import type { Measure } from "../measure";
import { differencesOf, type Pairs } from "./benefit-pairs";
import { onLogs } from "./lead-p";

/**
 * The p of "no difference" that holds at every look: 1 over the e-value of the betting sequence for bounded measures, of
 * the asymptotic sequence of the log ratio from 50 units on for others. Null where there is none. Adjusted by
 * Benjamini-Hochberg such p's are exactly e-BH, which holds under any dependence between measures.
 */
export function anytimeP(
  pairs: Pairs,
  measure: Pick<Measure, "scale" | "direction">,
  { alpha, plannedN }: { alpha: number; plannedN: number },
): number | null {
  const n = pairs.a.length;
  if (n === 0) return null;
  if (measure.scale) {
    const range = measure.scale.max - measure.scale.min;
    return differenceSequence({ differences: differencesOf(pairs), range, alpha, points: 1 }).pAnytime;
  }
  const logs = onLogs(pairs, measure);
  if (!logs || n < ASYMPTOTIC_MINIMUM) return null;
  const differences = differencesOf(logs);
  const variance = sampleVariance(differences);
  return asymptoticCs({ mean: meanOf(differences), variance, n, tStar: plannedN, alpha }).pAnytime;
}
