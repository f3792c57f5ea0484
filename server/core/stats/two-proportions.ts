import { logChoose, normalQuantile, normalSf } from "./dist";
import type { Envelope } from "./envelope";
import { areCounts, areLevels } from "./input-checks";
import { wilsonLimits } from "./rates";

export type TwoProportions = Envelope & {
  difference: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  z: number | null;
  p: number | null;
  fisherP: number | null;
  /** The p to read, and which of the two it is. */
  headlineP: number | null;
  headlineTest: "pooled_z" | "fisher_exact" | null;
  oddsRatio: number | null;
  oddsRatioLow: number | null;
  oddsRatioHigh: number | null;
  riskRatio: number | null;
  riskRatioLow: number | null;
  riskRatioHigh: number | null;
};

const NOTHING = {
  difference: null,
  ciLow: null,
  ciHigh: null,
  z: null,
  p: null,
  fisherP: null,
  headlineP: null,
  headlineTest: null,
  oddsRatio: null,
  oddsRatioLow: null,
  oddsRatioHigh: null,
  riskRatio: null,
  riskRatioLow: null,
  riskRatioHigh: null,
};

/** The normal approximation is read when no expected count is below this. */
const SMALLEST_EXPECTED = 5;

/**
 * Two independent pass rates, B minus A: Newcombe's hybrid score interval, pooled z, Fisher's exact p; headlineP is the
 * pooled z when all expected counts are at least 5, else Fisher; odds ratio and risk ratio with log-Wald intervals; a zero cell adds 1/2 to every
 * cell of the odds ratio; the risk ratio is null when a group has no success. For live traffic only.
 *
 * Degenerate: an empty group `insufficient_data`; counts that are no counts `invalid_input`; all passed or all failed
 * `no_variation` with difference 0 and p 1. Source: Newcombe 1998, Statistics in Medicine 17:873.
 */
export function twoProportions({
  successesA,
  nA,
  successesB,
  nB,
  confidence,
}: {
  successesA: number;
  nA: number;
  successesB: number;
  nB: number;
  confidence: number;
}): TwoProportions {
  if (!areCounts(successesA, nA, successesB, nB) || successesA > nA || successesB > nB || !areLevels(confidence)) {
    return { status: "invalid_input", ...NOTHING };
  }
  if (nA === 0 || nB === 0) return { status: "insufficient_data", ...NOTHING };
  const zLevel = normalQuantile((1 + confidence) / 2);
  const rateA = successesA / nA;
  const rateB = successesB / nB;
  const difference = rateB - rateA;
  const pooled = (successesA + successesB) / (nA + nB);
  if (pooled === 0 || pooled === 1) return { status: "no_variation", ...NOTHING, difference, p: 1 };
  const limitsA = wilsonLimits(successesA, nA, zLevel);
  const limitsB = wilsonLimits(successesB, nB, zLevel);
  const z = difference / Math.sqrt(pooled * (1 - pooled) * (1 / nA + 1 / nB));
  const cells = [successesB, nB - successesB, successesA, nA - successesA];
  const addition = cells.includes(0) ? 0.5 : 0;
  const [passB = 0, failB = 0, passA = 0, failA = 0] = cells.map((cell) => cell + addition);
  const odds = logInterval(
    (passB * failA) / (failB * passA),
    Math.sqrt(1 / passB + 1 / failB + 1 / passA + 1 / failA),
    zLevel,
  );
  const risk =
    successesA > 0 && successesB > 0
      ? logInterval(rateB / rateA, Math.sqrt(1 / successesB - 1 / nB + 1 / successesA - 1 / nA), zLevel)
      : { ratio: null, low: null, high: null };
  const p = Math.min(1, 2 * normalSf(Math.abs(z)));
  const fisherP = fisherExactP(successesA, nA, successesB, nB);
  const smallest = Math.min(nA, nB) * Math.min(pooled, 1 - pooled);
  return {
    status: "ok",
    difference,
    ciLow: difference - Math.hypot(rateB - limitsB.low, limitsA.high - rateA),
    ciHigh: difference + Math.hypot(limitsB.high - rateB, rateA - limitsA.low),
    z,
    p,
    fisherP,
    ...(smallest >= SMALLEST_EXPECTED
      ? { headlineP: p, headlineTest: "pooled_z" as const }
      : { headlineP: fisherP, headlineTest: "fisher_exact" as const }),
    oddsRatio: odds.ratio,
    oddsRatioLow: odds.low,
    oddsRatioHigh: odds.high,
    riskRatio: risk.ratio,
    riskRatioLow: risk.low,
    riskRatioHigh: risk.high,
  };
}

function logInterval(ratio: number, se: number, z: number): { ratio: number; low: number; high: number } {
  return { ratio, low: ratio * Math.exp(-z * se), high: ratio * Math.exp(z * se) };
}

/** Fisher's exact p, two-sided: all tables at most as likely as the observed one (relative slack 1e-7). */
function fisherExactP(successesA: number, nA: number, successesB: number, nB: number): number {
  const successes = successesA + successesB;
  const first = Math.max(0, successes - nB);
  const last = Math.min(nA, successes);
  const all = logChoose(nA + nB, successes);
  const chance = (count: number) => Math.exp(logChoose(nA, count) + logChoose(nB, successes - count) - all);
  const limit = chance(successesA) * (1 + 1e-7);
  let p = 0;
  for (let count = first; count <= last; count++) {
    const value = chance(count);
    if (value <= limit) p += value;
  }
  return Math.min(1, p);
}
