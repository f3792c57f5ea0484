import { mcnemar, type PairedCounts } from "../../stats/mcnemar";
import { pairedTTest } from "../../stats/paired-t-test";
import type { Measure } from "../measure";
import type { Pairs } from "./benefit-pairs";

type Ends = Pick<Measure, "scale" | "direction">;

/** Units by who passed, where every value is an end of the measure's scale; else null. The better end is a pass. */
export function passCounts({ a, b }: Pairs, { scale, direction }: Ends): PairedCounts | null {
  if (!scale || a.length === 0) return null;
  const [pass, fail] = direction === "higher" ? [scale.max, scale.min] : [-scale.min, -scale.max];
  const isEnd = (value: number) => value === pass || value === fail;
  if (!a.every(isEnd) || !b.every(isEnd)) return null;
  const counts = { bothPass: 0, onlyA: 0, onlyB: 0, bothFail: 0 };
  a.forEach((value, i) => {
    if (value === pass) counts[b[i] === pass ? "bothPass" : "onlyA"] += 1;
    else counts[b[i] === pass ? "onlyB" : "bothFail"] += 1;
  });
  return counts;
}

/**
 * The p of the one test that leads a measure, for one look at the end: exact McNemar for pass/fail, the paired t test for
 * scores, the same on logarithms for measures without a scale where all values are above zero. Null where none exists.
 */
export function leadP(pairs: Pairs, measure: Ends): number | null {
  const counts = passCounts(pairs, measure);
  if (counts) return mcnemar({ ...counts, confidence: 0.95 }).exactP;
  const logs = measure.scale ? null : onLogs(pairs, measure);
  return pairedTTest({ ...(logs ?? pairs), confidence: 0.95 }).p;
}

/** Both sides as logarithms, still turned so that more is better; null where a value is not above zero. */
export function onLogs({ a, b }: Pairs, { direction }: Pick<Measure, "direction">): Pairs | null {
  const sign = direction === "higher" ? 1 : -1;
  if (![a, b].every((side) => side.every((value) => sign * value > 0))) return null;
  const logs = (side: Float64Array) => side.map((value) => sign * Math.log(sign * value));
  return { a: logs(a), b: logs(b) };
}
