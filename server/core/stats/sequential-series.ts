import { addScore, createScoreCounts, logWealthAt } from "./betting-wealth";
import { bettingLimits } from "./bounded-mean-cs";
import type { Envelope } from "./envelope";
import { areLevels, arePositive, areWithin, type Numbers } from "./input-checks";

export type SequencePoint = { n: number; mean: number; low: number; high: number };

export type DifferenceSequence = Envelope & {
  points: SequencePoint[];
  /** The interval after all differences: [-range, range] when there are none. */
  low: number | null;
  high: number | null;
  mean: number | null;
  n: number;
  /** e-value of "the mean difference is above 0" as a natural logarithm, and its mirror image. */
  logEGreater: number | null;
  logELess: number | null;
  /** Anytime-valid p of "no difference", two-sided. */
  pAnytime: number | null;
};

/** Precision of the points before the last one, on the 0..1 scale: finer than any chart. */
const CHART_TOLERANCE = 1e-6;

/**
 * The picture of a live comparison: the betting confidence sequence (see `boundedMeanCs`) of a mean paired difference at
 * up to `points` growing n, the last being all of them; every point holds at the same time with probability 1 - alpha.
 *
 * `differences` are benefits (candidate minus control, sign turned for lower-is-better) in the frozen random order of
 * the samples, all within [-range, range], where `range` is the width of the metric's scale (known beforehand, never
 * taken from the data). Limits are in the unit of the differences: the last point is exact, those before it to 2e-6 of the range.
 * Degenerate: no differences: no points, [-range, range], p 1, status ok; a difference outside the range
 * `invalid_input`. Source: Waudby-Smith & Ramdas 2024; section 6 of the specification.
 */
export function differenceSequence({
  differences,
  range,
  alpha,
  points = 60,
}: {
  differences: Numbers;
  range: number;
  alpha: number;
  points?: number;
}): DifferenceSequence {
  const slack = range * (1 + 1e-9);
  const valid =
    arePositive(range) && Number.isSafeInteger(points) && points >= 1 && areWithin(differences, -slack, slack);
  const n = differences.length;
  if (!valid || !areLevels(alpha)) {
    const nothing = { low: null, high: null, mean: null, logEGreater: null, logELess: null, pAnytime: null };
    return { status: "invalid_input", points: [], n, ...nothing };
  }
  const scores = createScoreCounts();
  const looks = looksAt(n, points);
  const drawn: SequencePoint[] = [];
  let sum = 0;
  let reach = 0.5;
  let seen = 0;
  for (const look of looks) {
    const before = seen;
    for (; seen < look; seen++) {
      const score = Math.min(1, Math.max(0, ((differences[seen] as number) + range) / (2 * range)));
      addScore(scores, score);
      sum += score;
    }
    const mean = sum / look;
    const guess = before === 0 ? 1 / Math.sqrt(look) : reach * Math.sqrt(before / look) * 1.05;
    const { low, high } = bettingLimits(scores, mean, alpha, {
      reach: guess,
      tolerance: look === n ? 1e-12 : CHART_TOLERANCE,
    });
    reach = Math.max(mean - low, high - mean);
    drawn.push({ n: look, mean: back(mean, range), low: back(low, range), high: back(high, range) });
  }
  const last = drawn.at(-1);
  const wealth = logWealthAt(scores, 0.5);
  return {
    status: "ok",
    points: drawn,
    n,
    mean: last ? last.mean : null,
    low: last ? last.low : -range,
    high: last ? last.high : range,
    logEGreater: n === 0 ? 0 : wealth.greater,
    logELess: n === 0 ? 0 : wealth.less,
    pAnytime: n === 0 ? 1 : Math.min(1, Math.exp(-wealth.twoSided)),
  };
}

function back(score: number, range: number): number {
  return (2 * score - 1) * range;
}

/** Up to `points` sample sizes, evenly spaced and ending at n. */
function looksAt(n: number, points: number): number[] {
  const count = Math.min(n, points);
  return Array.from({ length: count }, (_, i) => Math.round(((i + 1) * n) / count));
}
