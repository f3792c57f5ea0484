import type { Plan } from "../experiment/schema";
import type { Range } from "../model/estimate";
import { findRoot } from "../stats/find-root";
import { powerBoundedCsMde, powerBoundedCsSampleSize } from "../stats/power-bounded-cs";
import { powerPairedTMde, powerPairedTSampleSize } from "../stats/power-paired-t";
import { type Floor, floorOf, type MeasureLimit } from "./plan-floor";
import { type Spread, sdAt } from "./spread";

/** What is asked of the samples, in the unit of the primary measure. */
export type Question = Pick<Plan, "decision" | "minimumEffect" | "power" | "mode" | "guardrails"> & {
  /** Alpha of one comparison: divided by the number of candidates. */
  alpha: number;
  scaleWidth: number;
  measureLimits: readonly MeasureLimit[];
  /** Samples per unit of analysis: above 1 when a group counts once. */
  samplesPerUnit: number;
};

export type Needed = {
  /**
   * Samples after which the verdict is proven with the wanted power; null where no number would do, and so is the high
   * end alone where the SD may be too large for any.
   */
  samples: { low: number; expected: number; high: number | null } | null;
  /** Samples by which half of such runs are proven. */
  half: number | null;
  /** Samples for one paired t test at the end, which must not be looked at before. */
  oneLook: number | null;
  /** Set when a limit asks for more samples than the effect does. */
  limit: Floor["limit"];
};

/** Beyond it a plan is no plan. */
const mostPlanned = 1_000_000;

const ends = ["low", "expected", "high"] as const;
const factorOf = (spread: Spread, end: (typeof ends)[number]) => (end === "expected" ? 1 : spread[end]);

/**
 * The smallest benefit that so many samples prove with the wanted power ("superior"), or the largest loss they rule out
 * when there is none ("as good, but cheaper"); with the ends of what the SD may be. Null below two units.
 */
export function detectableAt(samples: number, spread: Spread, repeats: number, question: Question): Range | null {
  const n = Math.floor(samples / question.samplesPerUnit);
  if (n < 2) return null;
  const at = (end: (typeof ends)[number]) => effectAt(n, sdAt(spread, repeats) * factorOf(spread, end), question);
  return { low: at("low"), expected: at("expected"), high: at("high") };
}

function effectAt(n: number, sd: number, { decision, mode, scaleWidth, power, alpha }: Question): number {
  // For one look a loss is ruled out by as many samples as a benefit of its size is shown by.
  if (mode === "fixed") return Math.min(scaleWidth, powerPairedTMde({ n, sd, power, alpha }).mde ?? scaleWidth);
  const mde = (margin: number) =>
    powerBoundedCsMde({ n, sd, ...reach(scaleWidth, margin), power, alpha }).mde ?? scaleWidth;
  if (decision === "superior") return mde(0);
  const excess = (margin: number) => margin - mde(margin);
  const most = scaleWidth * (1 - 1e-6);
  return excess(most) <= 0 ? scaleWidth : findRoot(excess, 0, most, 1e-6 * scaleWidth);
}

/** Differences lie within the width of the scale; a loss of the margin is ruled out by differences + margin above 0. */
const reach = (scaleWidth: number, margin: number) => ({ below: scaleWidth - margin, above: scaleWidth + margin });

/** How many samples show the smallest effect that matters, with so many answers to each. */
export function neededFor(spread: Spread, repeats: number, question: Question): Needed {
  const { minimumEffect: delta, decision, mode, scaleWidth, power, alpha, samplesPerUnit } = question;
  const margin = decision === "superior" ? 0 : delta;
  const inSamples = (units: number | null) => (units === null ? null : Math.ceil(units * samplesPerUnit));
  const proven = (end: (typeof ends)[number], chance: number) => {
    const sd = sdAt(spread, repeats) * factorOf(spread, end);
    const { n } =
      mode === "fixed"
        ? powerPairedTSampleSize({ dz: delta / sd, power: chance, alpha })
        : powerBoundedCsSampleSize({ delta, sd, ...reach(scaleWidth, margin), power: chance, alpha });
    return n !== null && n <= mostPlanned ? n : null;
  };
  const floor = floorOf(question);
  const withFloor = (units: number | null) => inSamples(units === null ? null : Math.max(units, floor.units));
  const expected = proven("expected", power);
  const [low, likely, high] = [proven("low", power), expected, proven("high", power)].map(withFloor);
  return {
    samples: low && likely ? { low, expected: likely, high: high ?? null } : null,
    half: mode === "fixed" ? null : withFloor(proven("expected", 0.5)),
    oneLook: inSamples(powerPairedTSampleSize({ dz: delta / sdAt(spread, repeats), power, alpha }).n),
    limit: expected !== null && floor.units > expected ? floor.limit : null,
  };
}
