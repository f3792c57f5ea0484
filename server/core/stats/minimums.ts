/**
 * Fewest observations before a verdict may rest on a method (section 11 of the specification). Below them a result is
 * still shown, with the warning `below_minimum_n`. Confidence sequences of bounded means and win rates and the exact
 * tests need none. Counts; no function of the data.
 */
export const MINIMUM = {
  /** Pairs of a paired t test, and values of each group of Welch's. */
  tTest: 10,
  /** Values (or clusters) that are resampled for a BCa interval. */
  bca: 10,
  /** Pairs that only one side passed: with fewer no two-sided McNemar p can be below 0.05. */
  discordantPairs: 6,
  /** Non-zero differences of the signed-rank test. */
  nonZeroDifferences: 6,
  /** Clusters of a cluster-robust interval. */
  clusters: 10,
  /** Units rated by two or more, for kappa, alpha and their kin. */
  ratedUnits: 30,
  /** Human labels of a prediction-powered estimate. */
  humanLabels: 30,
  /** Human labels in each stratum of a stratified prediction-powered estimate. */
  humanLabelsPerStratum: 5,
  /** Human labels before a judge's probabilities are recalibrated. */
  recalibrationLabels: 100,
  /** Human labels on the answers of a judge before its error weighs its vote. */
  weightingLabels: 50,
  /** Judges, units and units of each class for Dawid and Skene's consensus. */
  dawidSkene: { judges: 3, units: 100, unitsPerClass: 10 },
  /** Games of every pair of players that met, for Bradley-Terry and Davidson. */
  gamesPerPair: 10,
  /** Values of an asymptotic confidence sequence; below it is hidden altogether. */
  asymptoticCs: 50,
} as const;
