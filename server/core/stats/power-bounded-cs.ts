import { createScoreCounts, FRACTIONS, logWealthAt } from "./betting-wealth";
import { normalQuantile } from "./dist";
import { findRoot } from "./find-root";
import { areLevels, arePositive, isMeasure } from "./input-checks";
import { type DetectableEffect, type SampleSize, smallestSampleSize } from "./power-paired-t";

type Plan = {
  /** SD of the paired differences, in their own unit. */
  sd: number;
  /** How far below and above the tested value a difference can lie: both the width of the scale when that value is 0. */
  below: number;
  above: number;
  power: number;
  alpha: number;
};

/**
 * Smallest mean difference, in the unit of `sd`, whose always-valid interval (`boundedMeanCs`) lies above 0 after n
 * samples with the wanted power: the mean from which n samples are proof, plus z_power SD/sqrt(n); at most `above`. An
 * approximation: differences are taken as mean +- SD, half of them each, and that a run may have been proven before is
 * left out. Degenerate: n < 2 `insufficient_data`; n that is no count, an SD or reach not above 0, levels outside (0,1) or
 * power at or below alpha `invalid_input`. Source: our own, held to simulated runs (power-bounded-cs.test.ts).
 */
export function powerBoundedCsMde({ n, ...plan }: Plan & { n: number }): DetectableEffect {
  if (!Number.isSafeInteger(n) || n < 0 || !isPlan(plan)) return { status: "invalid_input", mde: null };
  if (n < 2) return { status: "insufficient_data", mde: null };
  const chance = (normalQuantile(plan.power) * plan.sd) / Math.sqrt(n);
  return { status: "ok", mde: Math.max(0, Math.min(plan.above, provenFrom(n, plan) + chance)) };
}

/**
 * Smallest number of samples after which a true mean difference `delta` has its always-valid interval above 0 with the
 * wanted power; see `powerBoundedCsMde`. delta = 0, at or beyond `above`, or one that `LARGEST_PLAN` samples do not show
 * `insufficient_data`. Degenerate: a delta that is not finite, or a plan out of range, `invalid_input`. Source: as above.
 */
export function powerBoundedCsSampleSize({ delta, ...plan }: Plan & { delta: number }): SampleSize {
  if (!isMeasure(delta) || !isPlan(plan)) return { status: "invalid_input", n: null };
  const size = Math.abs(delta);
  if (size === 0 || size >= plan.above) return { status: "insufficient_data", n: null };
  const n = smallestSampleSize(2, (samples) => (powerBoundedCsMde({ n: samples, ...plan }).mde ?? size) <= size);
  return n === null ? { status: "insufficient_data", n } : { status: "ok", n };
}

/**
 * Samples from which no difference at all, sample by sample, has its always-valid interval below `limit`, a share of a
 * scale of width 1; a whole number from 1. Degenerate: a limit of 1 or more takes 1; a limit not above 0 or an alpha outside
 * (0,1) `invalid_input`. Source: the interval of `boundedMeanCs` at n equal differences of 0.
 */
export function samplesToKeepLimit({ limit, alpha }: { limit: number; alpha: number }): SampleSize {
  if (!arePositive(limit) || !areLevels(alpha)) return { status: "invalid_input", n: null };
  if (limit >= 1) return { status: "ok", n: 1 };
  const equal = createScoreCounts();
  const isKept = (n: number) => {
    equal.values = [0.5];
    equal.counts = [n];
    return logWealthAt(equal, (1 + limit) / 2).twoSided >= -Math.log(alpha);
  };
  const n = smallestSampleSize(1, isKept);
  return n === null ? { status: "insufficient_data", n } : { status: "ok", n };
}

const isPlan = ({ sd, below, above, power, alpha }: Plan) =>
  sd >= 0 && isMeasure(sd) && arePositive(below, above) && areLevels(power, alpha) && power > alpha;

/** The smallest mean of n differences whose interval lies above 0; `above` when even the largest mean would not do. */
function provenFrom(n: number, plan: Plan): number {
  const excess = (mean: number) => logWealth(n, mean, plan) - Math.log(2 / plan.alpha);
  return excess(plan.above) <= 0 ? plan.above : findRoot(excess, 0, plan.above, 1e-9 * plan.above);
}

/** ln of the mean wealth of the bets on "above 0" after n differences of this mean, each side of it by one SD half the time. */
function logWealth(n: number, mean: number, { sd, below, above }: Plan): number {
  const [up, down] = [Math.min(above, mean + sd) / below, Math.max(-below, mean - sd) / below];
  const logs: number[] = [];
  for (let j = 1; j <= FRACTIONS; j++) {
    const bet = j / (FRACTIONS + 1);
    logs.push((n / 2) * (Math.log1p(bet * up) + Math.log1p(bet * down)));
  }
  const largest = Math.max(...logs);
  return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0) / FRACTIONS);
}
