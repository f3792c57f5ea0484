import { binomialCdf, binomialPmf, binomialQuantile, normalQuantile } from "./dist";
import type { Envelope } from "./envelope";
import { areLevels, isMeasure } from "./input-checks";
import { LARGEST_PLAN, type SampleSize, smallestSampleSize, tTestPower } from "./power-paired-t";

export type McNemarPlan = Envelope & { n: number | null; exactPower: number | null };

type Target = { power: number; alpha: number };

const isTarget = ({ power, alpha }: Target) => areLevels(power, alpha) && power > alpha;

function planned(n: number | null): SampleSize {
  if (n === null || n > LARGEST_PLAN) return { status: "insufficient_data", n: null };
  return { status: "ok", n };
}

/**
 * Smallest n per group for a two-sided pooled t test of two equal groups; d = difference/SD. Exact integer.
 * Degenerate: d = 0 `insufficient_data`; power at or below alpha `invalid_input`. Source: Cohen 1988.
 */
export function powerUnpairedTSampleSize({ d, power, alpha }: Target & { d: number }): SampleSize {
  if (!isMeasure(d) || !isTarget({ power, alpha })) return { status: "invalid_input", n: null };
  if (d === 0) return planned(null);
  return planned(smallestSampleSize(2, (n) => tTestPower(2 * n - 2, Math.abs(d) * Math.sqrt(n / 2), alpha) >= power));
}

/**
 * Smallest n per group to tell two independent pass rates apart, two-sided, normal formula (pooled variance under "no
 * difference", unpooled under the alternative). Degenerate: equal rates `insufficient_data`; a rate outside [0,1]
 * `invalid_input`. Source: Fleiss, Levin & Paik 2003.
 */
export function powerTwoProportionsSampleSize({
  p1,
  p2,
  power,
  alpha,
}: Target & { p1: number; p2: number }): SampleSize {
  const isRate = (rate: number) => rate >= 0 && rate <= 1;
  if (!isRate(p1) || !isRate(p2) || !isTarget({ power, alpha })) return { status: "invalid_input", n: null };
  if (p1 === p2) return planned(null);
  const underNull = normalQuantile(1 - alpha / 2) * Math.sqrt((p1 + p2) * (1 - (p1 + p2) / 2));
  const underAlternative = normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return planned(Math.ceil(((underNull + underAlternative) / (p1 - p2)) ** 2));
}

/**
 * Pairs for McNemar's test from the two discordant rates: p10 = P(only A passes), p01 = P(only B passes). n by the
 * normal formula (Connor 1987), and the true power of the exact test at that n, which falls 1-4 points short of it.
 * Degenerate: equal rates `insufficient_data`; rates that are no probabilities or sum above 1 `invalid_input`.
 * Source: Connor 1987; Fagerland, Lydersen & Laake 2014.
 */
export function powerMcNemar({ p10, p01, power, alpha }: Target & { p10: number; p01: number }): McNemarPlan {
  if (!(p10 >= 0 && p01 >= 0 && p10 + p01 <= 1) || !isTarget({ power, alpha })) {
    return { status: "invalid_input", n: null, exactPower: null };
  }
  const discordant = p10 + p01;
  const difference = p01 - p10;
  const root =
    normalQuantile(1 - alpha / 2) * Math.sqrt(discordant) +
    normalQuantile(power) * Math.sqrt(discordant - difference ** 2);
  const { status, n } = difference === 0 ? planned(null) : planned(Math.ceil((root / difference) ** 2));
  return { status, n, exactPower: n === null ? null : mcnemarExactPower(n, discordant, p01 / discordant, alpha) };
}

/**
 * Power of the exact McNemar test: over the number of discordant pairs, the chance of landing in its rejection region. Numbers
 * with a chance below 1e-18 are left out, those beyond Bernstein's bound for it without being looked at.
 */
function mcnemarExactPower(n: number, discordant: number, shareB: number, alpha: number): number {
  const mean = n * discordant;
  const reach = 28 + 9.2 * Math.sqrt(mean * (1 - discordant));
  const first = Math.max(1, Math.floor(mean - reach));
  const last = Math.min(n, Math.ceil(mean + reach));
  let power = 0;
  let critical = binomialQuantile(alpha / 2, first, 0.5) - 1;
  for (let d = first; d <= last; d++) {
    while (2 * binomialCdf(critical + 1, d, 0.5) <= alpha) critical++;
    while (critical >= 0 && 2 * binomialCdf(critical, d, 0.5) > alpha) critical--;
    const chance = binomialPmf(d, n, discordant);
    if (chance < 1e-18 || critical < 0) continue;
    power += chance * (binomialCdf(critical, d, shareB) + binomialCdf(critical, d, 1 - shareB));
  }
  return Math.min(1, power);
}

/**
 * Samples for a paired mean with repeats and clusters: n = ceil((z_{1-alpha/2} + z_power)^2 (omega2 + sigmaA2/kA +
 * sigmaB2/kB)/delta^2 * designEffect). omega2 = variance over samples of the true difference, sigma2 = variance between
 * repeats of one sample, k = repeats, all in squared units of delta. Degenerate: delta = 0 `insufficient_data`; a negative
 * variance, k below 1, a design effect <= 0 or a level outside (0,1) `invalid_input`. Source: Miller 2024 (2411.00640).
 */
export function powerClusteredPaired({
  omega2,
  sigmaA2,
  kA,
  sigmaB2,
  kB,
  delta,
  designEffect,
  power,
  alpha,
}: Target & {
  omega2: number;
  sigmaA2: number;
  kA: number;
  sigmaB2: number;
  kB: number;
  delta: number;
  designEffect: number;
}): SampleSize {
  const areVariances = [omega2, sigmaA2, sigmaB2].every((variance) => variance >= 0 && isMeasure(variance));
  if (!areVariances || !(kA >= 1 && kB >= 1 && designEffect > 0) || !isMeasure(delta) || !areLevels(power, alpha)) {
    return { status: "invalid_input", n: null };
  }
  if (delta === 0) return planned(null);
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  return planned(Math.ceil(((z * z * (omega2 + sigmaA2 / kA + sigmaB2 / kB)) / delta ** 2) * designEffect));
}
