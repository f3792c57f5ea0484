import { createRandom } from "../../random";
import type { IntervalFamily } from "./interval-family";
import type { PlannedPower } from "./planned-power";
import type { WatchedKind, WatchOptions } from "./watched-runs";

/** Four standard errors of a share over so many runs: what chance alone may add. */
export const simulationError = (share: number, runs: number): number => 4 * Math.sqrt((share * (1 - share)) / runs);

export type FalseVerdicts = {
  name: string;
  runs: number;
  sequential: number;
  peeked: number;
  medianStop: number | null;
};

/** Share of experiments between equal variants that name a winner at any look. */
export function countFalseVerdicts(kind: WatchedKind, runs: number, options: WatchOptions): FalseVerdicts {
  const random = createRandom(`watched ${kind.name}`);
  const watched = Array.from({ length: runs }, () => kind.watch(random, options));
  const stops = watched.flatMap(({ sequential }) => sequential ?? []).sort((a, b) => a - b);
  return {
    name: kind.name,
    runs,
    sequential: stops.length / runs,
    peeked: watched.filter(({ peeked }) => peeked !== null).length / runs,
    medianStop: stops[Math.floor(stops.length / 2)] ?? null,
  };
}

export type StoppingTimes = { name: string; runs: number; found: number; median: number | null; p90: number | null };

/** When experiments with a real difference are decided: the median over all runs is null when less than half are. */
export function stoppingTimes(kind: WatchedKind, runs: number, options: WatchOptions): StoppingTimes {
  const random = createRandom(`stopping ${kind.name}`);
  const stops = Array.from({ length: runs }, () => kind.watch(random, options).sequential ?? Number.POSITIVE_INFINITY);
  stops.sort((a, b) => a - b);
  const at = (share: number) => {
    const stop = stops[Math.min(runs - 1, Math.floor(share * runs))] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(stop) ? stop : null;
  };
  return {
    name: kind.name,
    runs,
    found: stops.filter(Number.isFinite).length / runs,
    median: at(0.5),
    p90: at(0.9),
  };
}

export type Coverage = {
  name: string;
  data: string;
  runs: number;
  nominal: number;
  least: number;
  covered: number;
  none: number;
};

/** How often a family's intervals hold the truth; runs without an interval are counted apart. */
export function coverageOf(family: IntervalFamily, wanted: number): Coverage {
  const random = createRandom(`coverage ${family.name} ${family.data}`);
  const runs = Math.ceil(wanted / (family.weight ?? 1));
  let covered = 0;
  let none = 0;
  for (let run = 0; run < runs; run += 1) {
    const { low, high } = family.draw(random);
    if (isMissing(low) || isMissing(high)) none += 1;
    else if (low <= family.truth && family.truth <= high) covered += 1;
  }
  const share = covered / Math.max(1, runs - none);
  const { name, data, nominal, floor } = family;
  return { name, data, runs, nominal, least: floor ?? nominal, covered: share, none };
}

const isMissing = (limit: number | null | undefined): limit is null | undefined =>
  limit === null || limit === undefined || Number.isNaN(limit);

export type Power = { name: string; n: number | null; promised: number; runs: number; found: number };

export function measurePower(plan: PlannedPower, runs: number): Power {
  const random = createRandom(`power ${plan.name}`);
  let found = 0;
  for (let run = 0; run < runs; run += 1) if (plan.isFound(random)) found += 1;
  return { name: plan.name, n: plan.n, promised: plan.promised, runs, found: found / runs };
}
