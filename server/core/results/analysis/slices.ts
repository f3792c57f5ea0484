import type { Plan } from "../../experiment/schema";
import { adjustP } from "../../stats/multiplicity";
import { pairedTTest } from "../../stats/paired-t-test";
import { differenceSequence } from "../../stats/sequential-series";
import type { Measure } from "../measure";
import type { Slice } from "./analysis-body";
import { asBenefit, type BenefitPairs, differencesOf } from "./benefit-pairs";
import type { SampleFacts } from "./sample-facts";

const fewestValues = 2;
const mostValues = 12;
const mostFields = 6;
const longestValue = 60;
/** Below it a slice shows its size and nothing else. */
export const smallestSlice = 10;

/**
 * The benefit within each value of each metadata field that reads like a category: 2 to 12 different short values, the
 * first six such fields. Bounded measures have the betting confidence sequence and its anytime p, others the paired t;
 * q is Benjamini-Hochberg over all slices shown. In the measure's unit. Fewer than 10 units: size alone.
 */
export function slicesOf(
  pairs: BenefitPairs,
  facts: SampleFacts,
  measure: Measure,
  { alpha, isOver, mode }: { alpha: number; isOver: boolean; mode: Plan["mode"] },
): Slice[] {
  /** A plan that looks once shows no p before that look, not even one that would hold. */
  const isHidden = mode === "fixed" && !isOver;
  const found = categoryFields(facts).flatMap(({ name, values, different }) =>
    different.map((value) => ({ field: name, value, ...sliceOf((position) => values[position] === value) })),
  );
  const known = found.flatMap(({ p }) => (p === null ? [] : [p]));
  const adjusted = adjustP({ p: known, method: "bh" }).adjusted ?? [];
  let at = 0;
  return found.map(({ p, ...slice }) => ({ ...slice, q: p === null ? null : (adjusted[at++] ?? null) }));

  function sliceOf(isIn: (position: number) => boolean) {
    const sides = asBenefit(pairs.within(isIn), measure.direction);
    const n = sides.a.length;
    if (n < smallestSlice) return { n, benefit: null, low: null, high: null, p: null };
    if (!measure.scale) {
      const { meanDiff, ciLow, ciHigh, p } = pairedTTest({ ...sides, confidence: 1 - alpha });
      return { n, benefit: meanDiff, low: ciLow, high: ciHigh, p: isOver ? p : null };
    }
    const range = measure.scale.max - measure.scale.min;
    const sequence = differenceSequence({ differences: differencesOf(sides), range, alpha, points: 1 });
    return {
      n,
      benefit: sequence.mean,
      low: sequence.low,
      high: sequence.high,
      p: isHidden ? null : sequence.pAnytime,
    };
  }
}

/** The first fields with few enough, short enough different values; a missing or empty value is none. */
function categoryFields({ fields }: SampleFacts) {
  return fields
    .map(({ name, values }) => {
      const all = new Set<string>();
      for (const value of values) if (value) all.add(value);
      return { name, values, different: [...all].sort() };
    })
    .filter(({ different: { length } }) => length >= fewestValues && length <= mostValues)
    .filter(({ different }) => different.every((value) => value.length <= longestValue))
    .slice(0, mostFields);
}
