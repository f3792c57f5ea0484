import { spearmanBrown } from "../stats/correlation";

/** Agreement of single raters (Krippendorff's alpha) that a plan counts with until it is measured. */
export const assumedAlpha = 0.75;
export const wantedReliability = 0.9;
/** One answer read and scored by a person. */
export const secondsPerRating = 40;

const share = 0.15;
const atLeast = 60;
/** Fewer rated samples tell nothing of a judge. */
export const fewestRated = 30;
const overlapShare = 0.3;
const mostRaters = 12;

export type RatersPlan = {
  /** Samples that people rate, drawn at random. */
  samples: number;
  /** Of them those that several people rate. */
  overlap: number;
  raters: number;
  reliability: number;
  /** All answers that are read: every variant's, by every rater of the sample. */
  ratings: number;
  minutes: number;
};

/**
 * How much people should rate to learn what a judge is worth: 15 % of the samples, 60 at least, of which 30 % (30 at
 * least) by as many people as make their mean dependable (Spearman-Brown); the others by one. Null below 30 samples.
 */
export function planRaters({
  samples,
  variants,
  alpha = assumedAlpha,
}: {
  samples: number;
  variants: number;
  alpha?: number;
}): RatersPlan | null {
  if (samples < fewestRated) return null;
  const rated = Math.min(samples, Math.max(atLeast, Math.ceil(share * samples)));
  const overlap = Math.min(rated, Math.max(fewestRated, Math.ceil(overlapShare * rated)));
  const { raters, reliability } = ratersFor(alpha);
  const ratings = (overlap * raters + (rated - overlap)) * variants;
  return {
    samples: rated,
    overlap,
    raters,
    reliability,
    ratings,
    minutes: Math.ceil((ratings * secondsPerRating) / 60),
  };
}

/** The fewest raters, two at least, whose consensus reaches the wanted reliability; twelve where more would be needed. */
export function ratersFor(alpha: number): { raters: number; reliability: number } {
  const { ratersNeeded } = spearmanBrown({ single: alpha, raters: 1, target: wantedReliability });
  const raters = Math.min(mostRaters, Math.max(2, ratersNeeded ?? mostRaters));
  const { consensus } = spearmanBrown({ single: alpha, raters, target: wantedReliability });
  return { raters, reliability: consensus ?? 0 };
}
