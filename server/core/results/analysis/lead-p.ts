import { mcnemar, type PairedCounts } from "../../stats/mcnemar";
import { pairedTTest } from "../../stats/paired-t-test";
import type { Measure } from "../measure";
import type { Pairs } from "./benefit-pairs";

/** Units by who passed, where every value is an end of the measure's scale; else null. The better end is a pass. */
export function passCounts({ a, b }: Pairs, { scale, direction }: Measure): PairedCounts | null {
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
export function leadP(pairs: Pairs, measure: Measure): number | null {
  const counts = passCounts(pairs, measure);
  if (counts) return mcnemar({ ...counts, confidence: 0.95 }).exactP;
  const sign = measure.direction === "higher" ? 1 : -1;
  const isPositive = [pairs.a, pairs.b].every((side) => side.every((value) => sign * value > 0));
  if (measure.scale || !isPositive) return pairedTTest({ ...pairs, confidence: 0.95 }).p;
  const logs = (side: Float64Array) => side.map((value) => sign * Math.log(sign * value));
  return pairedTTest({ a: logs(pairs.a), b: logs(pairs.b), confidence: 0.95 }).p;
}
