import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areCounts, areLevels, arePositive, isMeasure } from "./input-checks";
import { MINIMUM } from "./minimums";

export type AsymptoticCs = Envelope & {
  mean: number | null;
  rho: number | null;
  halfWidth: number | null;
  low: number | null;
  high: number | null;
  logE: number | null;
  pAnytime: number | null;
};

/**
 * Asymptotic confidence sequence of a mean of unbounded values (log latency, log cost), in their unit: valid at every
 * look, in the limit. `variance` is the sample variance (n-1), `tStar` the planned n at which it is tightest.
 *
 * Formula: rho^2 = (-2 ln a + ln(1 - 2 ln a))/tStar; half = s sqrt(2 (n rho^2+1)/(n^2 rho^2) ln(sqrt(n rho^2+1)/a));
 * ln E = rho^2 S^2/(2 s^2 (n rho^2+1)) - ln(n rho^2+1)/2 with S = n mean; anytime p = min(1, 1/E).
 * Degenerate: n < 2 `insufficient_data`; variance 0 `zero_variance`; n < 50 carries the warning `below_minimum_n` and
 * must not be shown as a result; a non-finite mean, a negative variance, tStar <= 0 or alpha outside (0,1)
 * `invalid_input`. Source: Waudby-Smith et al. 2024 (2103.06476).
 */
export function asymptoticCs({
  mean,
  variance,
  n,
  tStar,
  alpha,
}: {
  mean: number;
  variance: number;
  n: number;
  tStar: number;
  alpha: number;
}): AsymptoticCs {
  const nothing = { mean: null, rho: null, halfWidth: null, low: null, high: null, logE: null, pAnytime: null };
  if (
    !isMeasure(mean) ||
    !(variance >= 0 && isMeasure(variance)) ||
    !areCounts(n) ||
    !arePositive(tStar) ||
    !areLevels(alpha)
  ) {
    return { status: "invalid_input", ...nothing };
  }
  if (n < 2) return { status: "insufficient_data", ...nothing };
  if (!arePositive(variance)) return { status: "zero_variance", ...nothing, mean };
  const rhoSquared = (-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / tStar;
  const growth = n * rhoSquared + 1;
  const halfWidth = Math.sqrt(
    ((variance * 2 * growth) / (n * n * rhoSquared)) * (Math.log(growth) / 2 - Math.log(alpha)),
  );
  const logE = (rhoSquared * (n * mean) ** 2) / (2 * variance * growth) - Math.log(growth) / 2;
  return {
    status: "ok",
    ...(n < MINIMUM.asymptoticCs ? { warning: BELOW_MINIMUM } : {}),
    mean,
    rho: Math.sqrt(rhoSquared),
    halfWidth,
    low: mean - halfWidth,
    high: mean + halfWidth,
    logE,
    pAnytime: Math.min(1, Math.exp(-logE)),
  };
}
