import { sdFactors } from "../stats/sd-interval";

/**
 * What an earlier run knows of the paired differences between the control and one candidate, in the unit of the measure.
 * A unit is a sample, or a group of samples with its mean.
 */
export type MeasuredSpread = {
  units: number;
  samples: number;
  /** Variance of the units' differences. */
  variance: number;
  /** Variance of the samples' differences. */
  sampleVariance: number;
  /** Variance between repeats of one sample, of the control and of the candidate; null where each was asked once. */
  withinControl: number | null;
  withinCandidate: number | null;
  /** Mean over units of what the variance of one repeat weighs in the unit's mean. */
  weightControl: number;
  weightCandidate: number;
  /** The same weight with one answer per sample: 1 without groups. */
  weightOfOne: number;
  /** Shares of samples that only one side passes; null for measures that are no pass or fail. */
  passes: { onlyControl: number; onlyCandidate: number } | null;
};

/** How differences spread, ready to plan with: variance between units, and what one answer per sample adds. */
export type Spread = {
  between: number;
  /** Null when nothing is known of repeats: then `between` holds all of it. */
  within: number | null;
  /** By which factors the true SD may lie lower and higher. */
  low: number;
  high: number;
};

/** Pass/fail answers of which a quarter differs: half the scale; from nearly alike (a tenth differs) to half of them. */
export const assumedSd = { low: 0.3, expected: 0.5, high: 0.7 };
/** Of the variance of a difference, what is chance of the answers and not of the samples. */
export const assumedWithin = 1 / 3;
const confidence = 0.95;

export function assumedSpread(scaleWidth: number): Spread {
  const variance = (assumedSd.expected * scaleWidth) ** 2;
  return {
    between: variance * (1 - assumedWithin),
    within: variance * assumedWithin,
    low: assumedSd.low / assumedSd.expected,
    high: assumedSd.high / assumedSd.expected,
  };
}

/**
 * Splits the variance of the differences after Miller (2024): var = omega^2 + sigmaA^2/kA + sigmaB^2/kB; the part between
 * units is what is left of it, 0 at least. Null below two units, or when no unit differed: 20 equal pairs tell nothing of
 * how large a difference may be.
 */
export function spreadOf(measured: MeasuredSpread): Spread | null {
  const { units, variance, withinControl, withinCandidate } = measured;
  const { low, high } = sdFactors({ n: units, confidence });
  if (low === null || high === null || variance === 0) return null;
  if (withinControl === null || withinCandidate === null) return { between: variance, within: null, low, high };
  const noise = withinControl * measured.weightControl + withinCandidate * measured.weightCandidate;
  return {
    between: Math.max(0, variance - noise),
    within: (withinControl + withinCandidate) * measured.weightOfOne,
    low,
    high,
  };
}

/**
 * The spreads of a run that asked each sample once, with the chance of the answers as another run measured it: never more
 * of it than the spread that was seen leaves room for, so that a small run does not overrule a large one.
 */
export function withWithin(once: readonly MeasuredSpread[], repeated: readonly MeasuredSpread[]): MeasuredSpread[] {
  return once.map((spread, index) => {
    const { withinControl = null, withinCandidate = null } = repeated[index] ?? {};
    if (withinControl === null || withinCandidate === null) return spread;
    const noise = withinControl * spread.weightControl + withinCandidate * spread.weightCandidate;
    const room = noise > spread.variance ? spread.variance / noise : 1;
    return { ...spread, withinControl: withinControl * room, withinCandidate: withinCandidate * room };
  });
}

/** SD of the differences with so many answers per sample. */
export const sdAt = ({ between, within }: Spread, repeats: number): number =>
  Math.sqrt(between + (within ?? 0) / repeats);

/** Of several candidates the one that needs most samples rules. */
export function widest(spreads: readonly Spread[], repeats: number): Spread | null {
  return spreads.reduce<Spread | null>(
    (worst, each) => (worst === null || sdAt(each, repeats) > sdAt(worst, repeats) ? each : worst),
    null,
  );
}

/** How many times the samples of grouped data are needed that independent ones would be; null without groups. */
export function designEffectOf({ units, samples, variance, sampleVariance }: MeasuredSpread): number | null {
  if (units === samples || sampleVariance === 0) return null;
  return variance / units / (sampleVariance / samples);
}
