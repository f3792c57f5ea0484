import { isFiniteList } from "./input-checks";
import { meanOf } from "./moments";
import { type Welch, welch } from "./welch";

export type TrafficArm = { unit: readonly string[]; value: readonly number[] };

export type WelchByUnit = Welch & { unitsA: number | null; unitsB: number | null };

/**
 * A traffic metric of two arms that were randomised by user: every user's values are averaged first, then Welch's t test
 * compares the user means (b - a), in the unit of the values. Ten visits of one user are one observation.
 *
 * a.unit[i] is the user of a.value[i]. Degenerate: as `welch`, counted in users; unequal lengths, a non-finite value, or a
 * user seen in both arms (then the split is broken) `invalid_input`. Source: section 8 of the specification; Deng et al. 2017.
 */
export function welchByUnit({ a, b, confidence }: { a: TrafficArm; b: TrafficArm; confidence: number }): WelchByUnit {
  const isArm = ({ unit, value }: TrafficArm) => unit.length === value.length && isFiniteList(value);
  const inA = new Set(a.unit);
  if (!isArm(a) || !isArm(b) || b.unit.some((unit) => inA.has(unit))) {
    const refused = welch({ a: [], b: [], confidence });
    return { ...refused, status: "invalid_input", unitsA: null, unitsB: null };
  }
  const meansA = unitMeans(a);
  const meansB = unitMeans(b);
  return { ...welch({ a: meansA, b: meansB, confidence }), unitsA: meansA.length, unitsB: meansB.length };
}

function unitMeans({ unit, value }: TrafficArm): number[] {
  const byUnit = new Map<string, number[]>();
  unit.forEach((name, i) => {
    const values = byUnit.get(name) ?? [];
    values.push(value[i] ?? Number.NaN);
    byUnit.set(name, values);
  });
  return [...byUnit.values()].map(meanOf);
}
