import { tQuantile } from "./dist";
import type { Envelope } from "./envelope";
import { findRoot } from "./find-root";
import { areLevels, isMeasure } from "./input-checks";
import { noncentralTSf } from "./noncentral-t";

export type Power = Envelope & { power: number | null };
export type SampleSize = Envelope & { n: number | null };
export type DetectableEffect = Envelope & { mde: number | null };

/** Largest n a plan is computed for; beyond it the effect is too small to be planned for. */
export const LARGEST_PLAN = 100_000_000;

/** Two-sided power of a t test with the given df and noncentrality, both rejection tails. */
export function tTestPower(df: number, ncp: number, alpha: number): number {
  const critical = tQuantile(1 - alpha / 2, df);
  return noncentralTSf(critical, df, ncp) + noncentralTSf(critical, df, -ncp);
}

/** Smallest n from `smallest` on with enough power; power grows with n. Null when `LARGEST_PLAN` does not suffice. */
export function smallestSampleSize(smallest: number, enough: (n: number) => boolean): number | null {
  if (enough(smallest)) return smallest;
  let below = smallest;
  let reached = smallest * 2;
  while (!enough(reached)) {
    if (reached >= LARGEST_PLAN) return null;
    below = reached;
    reached *= 2;
  }
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (enough(middle)) reached = middle;
    else below = middle;
  }
  return reached;
}

/**
 * Power of the two-sided paired t test, in [0,1]; dz = |mean difference| / SD of the differences, n pairs.
 * Formula: noncentral t with n-1 df and ncp = dz sqrt(n), both rejection tails. Degenerate: n < 2
 * `insufficient_data`; a non-finite dz, n that is no count or alpha outside (0,1) `invalid_input`. Source: Cohen 1988.
 */
export function powerPairedT({ dz, n, alpha }: { dz: number; n: number; alpha: number }): Power {
  if (!isMeasure(dz) || !Number.isSafeInteger(n) || n < 0 || !areLevels(alpha)) {
    return { status: "invalid_input", power: null };
  }
  if (n < 2) return { status: "insufficient_data", power: null };
  return { status: "ok", power: tTestPower(n - 1, Math.abs(dz) * Math.sqrt(n), alpha) };
}

/**
 * Smallest number of pairs with the wanted power (two-sided paired t), an exact integer; dz = 0.2 at 80 % gives 199.
 * Degenerate: dz = 0, or an effect that `LARGEST_PLAN` pairs cannot show, `insufficient_data`; power at or below alpha, or a
 * level outside (0,1), `invalid_input`. Source: Cohen 1988; section 4 of the specification.
 */
export function powerPairedTSampleSize({ dz, power, alpha }: { dz: number; power: number; alpha: number }): SampleSize {
  if (!isMeasure(dz) || !areLevels(power, alpha) || power <= alpha) return { status: "invalid_input", n: null };
  if (dz === 0) return { status: "insufficient_data", n: null };
  const size = Math.abs(dz);
  const n = smallestSampleSize(2, (pairs) => tTestPower(pairs - 1, size * Math.sqrt(pairs), alpha) >= power);
  return n === null ? { status: "insufficient_data", n } : { status: "ok", n };
}

/**
 * Smallest mean difference that n pairs detect with the wanted power, in the unit of `sd` (SD of the differences).
 * Formula: sd ncp/sqrt(n) with the noncentrality that reaches the power. Degenerate: n < 2 `insufficient_data`; sd = 0 gives
 * 0; a negative sd, power at or below alpha or a level outside (0,1) `invalid_input`. Source: Bloom 1995; Cohen 1988.
 */
export function powerPairedTMde({
  n,
  sd,
  power,
  alpha,
}: {
  n: number;
  sd: number;
  power: number;
  alpha: number;
}): DetectableEffect {
  if (!Number.isSafeInteger(n) || n < 0 || !(sd >= 0 && isMeasure(sd)) || !areLevels(power, alpha)) {
    return { status: "invalid_input", mde: null };
  }
  if (power <= alpha) return { status: "invalid_input", mde: null };
  if (n < 2) return { status: "insufficient_data", mde: null };
  const shortfall = (ncp: number) => tTestPower(n - 1, ncp, alpha) - power;
  let reached = 4;
  while (shortfall(reached) < 0) reached *= 2;
  const ncp = findRoot(shortfall, 0, reached, 1e-11);
  return { status: "ok", mde: (sd * ncp) / Math.sqrt(n) };
}
