import { newcombePairedInterval } from "../stats/mcnemar";
import { pairedTTest } from "../stats/paired-t-test";
import { differenceSequence } from "../stats/sequential-series";
import type { TooFew } from "../verdict/claimed-interval";
import { differencesOf, type Pairs } from "./analysis/benefit-pairs";
import { leadP, passCounts } from "./analysis/lead-p";
import type { Measure } from "./measure";

/** What an ordinary interval says at the one look that was planned. */
export type SingleLook = {
  estimate: number | null;
  low: number | null;
  high: number | null;
  interval: string;
  test: string;
  p: number | null;
  tooFew: TooFew | null;
};

/** Below so many units a t interval decides nothing, and below so many that differ an exact McNemar test cannot. */
export const fewestForT = 10;
export const fewestDiscordant = 6;

/**
 * The interval for one look at the planned number of samples, as a benefit. Pass/fail: Newcombe's paired interval with
 * the exact McNemar test; below six units that differ no difference is claimed. Else the paired t interval; below ten
 * units nothing is claimed. Where all differences are equal, or there is one unit, no t interval exists and the
 * confidence sequence, which needs no spread, stands in. No units: nothing.
 */
export function singleLook(pairs: Pairs, measure: Pick<Measure, "scale" | "direction">, alpha: number): SingleLook {
  const n = pairs.a.length;
  const test = pairedTTest({ ...pairs, confidence: 1 - alpha });
  const p = n === 0 ? null : leadP(pairs, measure);
  const counts = passCounts(pairs, measure);
  if (counts) {
    const { low, high } = newcombePairedInterval(counts, 1 - alpha);
    const differ = counts.onlyA + counts.onlyB;
    const reason = `${differ === 0 ? "no sample was" : differ === 1 ? "only 1 sample was" : `only ${differ} samples were`} passed by one variant alone, and below ${fewestDiscordant} a difference cannot be told from chance`;
    return {
      estimate: (counts.onlyB - counts.onlyA) / n,
      low,
      high,
      interval: "Newcombe's paired interval of the difference of two rates",
      test: "Exact McNemar test",
      p,
      tooFew: differ < fewestDiscordant ? { blocks: "differences", reason } : null,
    };
  }
  const tooFew: TooFew | null =
    n < fewestForT
      ? { blocks: "everything", reason: `only ${n} samples count, and a t interval needs ${fewestForT}` }
      : null;
  const found = { estimate: test.meanDiff, low: test.ciLow, high: test.ciHigh, test: "Paired t test", p, tooFew };
  if (found.low !== null || n === 0) return { ...found, interval: "the paired t interval of the mean difference" };
  const range = measure.scale ? measure.scale.max - measure.scale.min : 1;
  const { mean, low, high } = differenceSequence({ differences: differencesOf(pairs), range, alpha, points: 1 });
  const interval =
    "a confidence sequence, because the differences have no spread from which a t interval could be made";
  return { ...found, estimate: mean, low, high, interval };
}
