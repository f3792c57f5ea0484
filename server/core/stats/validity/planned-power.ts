import type { Random } from "../../random";
import { mcnemar } from "../mcnemar";
import { pairedTTest } from "../paired-t-test";
import { powerPairedTSampleSize } from "../power-paired-t";
import {
  powerClusteredPaired,
  powerMcNemar,
  powerTwoProportionsSampleSize,
  powerUnpairedTSampleSize,
} from "../power-planning";
import { twoProportions } from "../two-proportions";
import { welch } from "../welch";
import { many } from "./draws";

/** A plan for 80 % power, and one experiment of the planned size in a world where the effect is as planned. */
export type PlannedPower = { name: string; n: number | null; promised: number; isFound(random: Random): boolean };

const target = { power: 0.8, alpha: 0.05 };
const confidence = 0.95;

export const plannedPowers: PlannedPower[] = [
  pairedT(0.2),
  pairedT(0.5),
  unpairedT(0.4),
  mcNemar(0.15, 0.05),
  proportions(0.8, 0.7),
  clustered(),
];

function pairedT(dz: number): PlannedPower {
  const { n } = powerPairedTSampleSize({ dz, ...target });
  const size = n ?? 0;
  return {
    name: `paired t, dz ${dz}`,
    n,
    promised: target.power,
    isFound: (r) => {
      const b = many(size, () => dz + r.normal());
      return (pairedTTest({ a: b.map(() => 0), b, confidence }).p ?? 1) < target.alpha;
    },
  };
}

function unpairedT(d: number): PlannedPower {
  const { n } = powerUnpairedTSampleSize({ d, ...target });
  const size = n ?? 0;
  return {
    name: `two groups, d ${d} (n each)`,
    n,
    promised: target.power,
    isFound: (r) =>
      (welch({ a: many(size, () => r.normal()), b: many(size, () => d + r.normal()), confidence }).p ?? 1) <
      target.alpha,
  };
}

/** The exact test's own power at the planned n, which the normal formula misses by some points. */
function mcNemar(p01: number, p10: number): PlannedPower {
  const plan = powerMcNemar({ p10, p01, ...target });
  const size = plan.n ?? 0;
  return {
    name: `exact McNemar, discordant ${p10} and ${p01}`,
    n: plan.n,
    promised: plan.exactPower ?? target.power,
    isFound: (r) => {
      const counts = { bothPass: 0, onlyA: 0, onlyB: 0, bothFail: 0 };
      for (let i = 0; i < size; i += 1) {
        const u = r.next();
        counts[u < p10 ? "onlyA" : u < p10 + p01 ? "onlyB" : "bothPass"] += 1;
      }
      return (mcnemar({ ...counts, confidence }).exactP ?? 1) < target.alpha;
    },
  };
}

function proportions(pA: number, pB: number): PlannedPower {
  const { n } = powerTwoProportionsSampleSize({ p1: pA, p2: pB, ...target });
  const size = n ?? 0;
  const count = (r: Random, p: number) =>
    many(size, () => (r.next() < p ? 1 : 0)).reduce((sum: number, x) => sum + x, 0);
  return {
    name: `two rates, ${pA} and ${pB} (n each)`,
    n,
    promised: target.power,
    isFound: (r) =>
      (twoProportions({ successesA: count(r, pA), nA: size, successesB: count(r, pB), nB: size, confidence }).p ?? 1) <
      target.alpha,
  };
}

/** Repeats within samples: n samples of 3 repeats each. */
function clustered(): PlannedPower {
  const [varBetween, varWithin, repeats, effect] = [0.04, 0.08, 3, 0.1];
  const plan = powerClusteredPaired({
    omega2: varBetween,
    sigmaA2: 0,
    kA: 1,
    sigmaB2: varWithin,
    kB: repeats,
    delta: effect,
    designEffect: 1,
    ...target,
  });
  const size = plan.n ?? 0;
  return {
    name: `${repeats} repeats a sample, effect ${effect}`,
    n: plan.n,
    promised: target.power,
    isFound: (r) => {
      const b = many(size, () => {
        const item = effect + Math.sqrt(varBetween) * r.normal();
        return many(repeats, () => item + Math.sqrt(varWithin) * r.normal()).reduce((s, x) => s + x, 0) / repeats;
      });
      return (pairedTTest({ a: b.map(() => 0), b, confidence }).p ?? 1) < target.alpha;
    },
  };
}
