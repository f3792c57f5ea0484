import { type AgreementBand, agreementBand } from "./agreement-band";
import { bootstrapUnits } from "./bootstrap-units";
import type { Label } from "./cohen-kappa";
import { spearmanBrown } from "./correlation";
import { BELOW_MINIMUM, type Envelope } from "./envelope";
import { areLevels, isMeasure } from "./input-checks";
import { krippendorffAlpha, type Level } from "./krippendorff-alpha";
import { MINIMUM } from "./minimums";
import { percentAgreement, type Ratings } from "./panel-agreement";

export type ConsensusReliability = Envelope & {
  /** Krippendorff's alpha of a single rater, with bootstrap limits over units. */
  alpha: number | null;
  alphaLow: number | null;
  alphaHigh: number | null;
  band: AgreementBand | null;
  percentAgreement: number | null;
  /** Reliability of the consensus of `raters`, and its lower limit. */
  consensus: number | null;
  consensusLow: number | null;
  /** Raters per sample that reach the target; null when agreement is not above chance. */
  ratersNeeded: number | null;
  meetsTarget: boolean | null;
  /** The strict reading: a single rater already reaches the target. */
  meetsTargetAlone: boolean | null;
  units: number | null;
};

/** The product's aim for a consensus of people. */
export const RELIABILITY_TARGET = 0.9;

/**
 * Can the consensus of the raters be relied on? rho_k = k alpha/(1 + (k-1) alpha) with Krippendorff's alpha over the samples
 * that several people rated (the overlap), at the level of the scale; shown with alpha, its bootstrap limits, percent
 * agreement (in [0,1], which alone means little when one class dominates) and the raters needed. Coefficients at most 1.
 *
 * ratings[rater][unit], null = not rated; raters = how many rate each sample. Degenerate: as `krippendorffAlpha`
 * (percent agreement is still given when nothing varies); alpha <= 0: consensus as computed, raters needed null; below
 * 30 units rated by two warns; raters below 1, or a target or confidence outside (0,1), `invalid_input`.
 * Source: Krippendorff 2018; Spearman 1910, Brown 1910; section 10 of the specification.
 */
export function consensusReliability({
  ratings,
  level,
  raters,
  confidence,
  target = RELIABILITY_TARGET,
  resamples,
  seed = "consensus reliability",
}: {
  ratings: Ratings<Label>;
  level: Level;
  raters: number;
  confidence: number;
  target?: number;
  resamples?: number;
  seed?: string;
}): ConsensusReliability {
  const nothing = {
    alpha: null,
    alphaLow: null,
    alphaHigh: null,
    band: null,
    percentAgreement: null,
    consensus: null,
    consensusLow: null,
    ratersNeeded: null,
    meetsTarget: null,
    meetsTargetAlone: null,
    units: null,
  };
  if (!(raters >= 1 && isMeasure(raters)) || !areLevels(target, confidence)) {
    return { status: "invalid_input", ...nothing };
  }
  const { status, alpha } = krippendorffAlpha({ ratings, level });
  const agreement = status === "invalid_input" ? null : percentAgreement({ ratings }).agreement;
  if (alpha === null) return { status, ...nothing, percentAgreement: agreement };
  const size = ratings[0]?.length ?? 0;
  const rated = Array.from({ length: size }, (_, unit) => unit).filter(
    (unit) => ratings.filter((row) => row[unit] !== null).length >= 2,
  );
  const limits = bootstrapUnits({
    units: rated.length,
    statistic: (drawn) => krippendorffAlpha({ ratings: columnsOf(ratings, rated, drawn), level }).alpha,
    confidence,
    seed,
    ...(resamples === undefined ? {} : { resamples }),
  });
  const { consensus, ratersNeeded } = spearmanBrown({ single: alpha, raters, target });
  const low = limits.low === null ? null : spearmanBrown({ single: limits.low, raters, target }).consensus;
  return {
    status: "ok",
    ...(rated.length < MINIMUM.ratedUnits
      ? { warning: BELOW_MINIMUM }
      : limits.warning
        ? { warning: limits.warning }
        : {}),
    alpha,
    alphaLow: limits.low,
    alphaHigh: limits.high,
    band: agreementBand(alpha),
    percentAgreement: agreement,
    consensus,
    consensusLow: low,
    ratersNeeded,
    meetsTarget: consensus !== null && consensus >= target,
    meetsTargetAlone: alpha >= target,
    units: rated.length,
  };
}

/** The ratings of drawn units: positions of `drawn` count within `rated`. */
function columnsOf(ratings: Ratings<Label>, rated: readonly number[], drawn: readonly number[]): (Label | null)[][] {
  return ratings.map((row) => drawn.map((place) => row[rated[place] ?? -1] ?? null));
}
