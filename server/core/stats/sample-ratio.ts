import { chiSquareSf, logGamma } from "./dist";
import type { Envelope } from "./envelope";
import { areCounts, arePositive, at } from "./input-checks";
import { sumOf } from "./moments";

export type AnytimeSampleRatio = Envelope & { logE: number | null; pAnytime: number | null; flagged: boolean | null };

export type SampleRatio = Envelope & {
  chi2: number | null;
  df: number | null;
  p: number | null;
  flagged: boolean | null;
};

type Split = { observed: readonly number[]; weights: readonly number[] };

/** Alarm level of both checks: an alarm blocks verdicts. */
export const SAMPLE_RATIO_ALARM = 0.001;

function shares({ observed, weights }: Split): number[] | null {
  const valid =
    observed.length === weights.length &&
    observed.length >= 2 &&
    areCounts(...observed) &&
    weights.every((weight) => arePositive(weight));
  if (!valid) return null;
  const total = sumOf(weights);
  return weights.map((weight) => weight / total);
}

/**
 * Always-valid check of a traffic split against its weights: Dirichlet-multinomial mixture against the fixed split.
 *
 * Formula: alpha_i = C pi_i; ln E = lnG(C) - lnG(C+n) + sum[lnG(alpha_i+n_i) - lnG(alpha_i)] - sum n_i ln pi_i; p =
 * min(1, 1/E), in [0,1]; ln E in nats. Flagged when p < 0.001. observed[arm] counts, weights[arm] any positive scale.
 * Degenerate: no traffic p 1, ok; fewer than two arms, a weight <= 0 or no counts `invalid_input`. Source: Lindon & Malek 2022.
 */
export function anytimeSampleRatio({
  observed,
  weights,
  concentration = 100,
}: Split & { concentration?: number }): AnytimeSampleRatio {
  const expected = shares({ observed, weights });
  if (!expected || !arePositive(concentration)) {
    return { status: "invalid_input", logE: null, pAnytime: null, flagged: null };
  }
  const parts = observed.map((count, i) => {
    const share = at(expected, i);
    const prior = concentration * share;
    return logGamma(prior + count) - logGamma(prior) - count * Math.log(share);
  });
  const logE = logGamma(concentration) - logGamma(concentration + sumOf(observed)) + sumOf(parts);
  const pAnytime = Math.min(1, Math.exp(-logE));
  return { status: "ok", logE, pAnytime, flagged: pAnytime < SAMPLE_RATIO_ALARM };
}

/**
 * Chi-square check of a traffic split at the end of an experiment, arms - 1 df; p in [0,1], flagged when p < 0.001.
 * Degenerate: no traffic `insufficient_data`; fewer than two arms, a weight <= 0 or no counts `invalid_input`.
 * Source: Pearson 1900; Fabijan et al. 2019.
 */
export function sampleRatio(split: Split): SampleRatio {
  const nothing = { chi2: null, df: null, p: null, flagged: null };
  const expected = shares(split);
  if (!expected) return { status: "invalid_input", ...nothing };
  const n = sumOf(split.observed);
  if (n === 0) return { status: "insufficient_data", ...nothing };
  const chi2 = sumOf(split.observed.map((count, i) => (count - n * at(expected, i)) ** 2 / (n * at(expected, i))));
  const df = expected.length - 1;
  const p = chiSquareSf(chi2, df);
  return { status: "ok", chi2, df, p, flagged: p < SAMPLE_RATIO_ALARM };
}
