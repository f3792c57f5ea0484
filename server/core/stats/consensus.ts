import { isLabel, type Label } from "./cohen-kappa";
import type { Envelope } from "./envelope";
import { at, isFiniteList, isMeasure } from "./input-checks";
import { meanOf, sampleVariance, sorted, sumOf } from "./moments";
import { percentileOfSorted } from "./percentile";

export type ScoreConsensus = Envelope & {
  n: number | null;
  mean: number | null;
  median: number | null;
  weightedMean: number | null;
  /** The one to use unless judges are weighted: the median of three or more, else the mean. */
  consensus: number | null;
  sd: number | null;
  spread: number | null;
  /** A person should look. */
  flagged: boolean | null;
};

export type MajorityConsensus = Envelope & {
  label: Label | null;
  share: number | null;
  margin: number | null;
  entropy: number | null;
};

const isWeight = (weight: number) => weight >= 0 && isMeasure(weight);

/**
 * Several judges' scores for one sample (null = failed) made one, in the scores' unit: mean, median (two middle values
 * averaged), weighted mean of those present, SD (n-1), spread = max - min. Flagged for human review when sd > sdThreshold,
 * spread >= spreadThreshold, or fewer than minJudges answered (thresholds from the scale: `reviewThresholds`).
 * Degenerate: nobody answered `insufficient_data`, flagged; one answer: SD null; weights of those present all 0: weighted
 * mean null; unequal lengths, a non-finite score or a negative weight `invalid_input`. Source: section 9 of the specification.
 */
export function scoreConsensus({
  scores,
  weights,
  sdThreshold,
  spreadThreshold,
  minJudges,
}: {
  scores: readonly (number | null)[];
  weights: readonly number[];
  sdThreshold: number;
  spreadThreshold: number;
  minJudges: number;
}): ScoreConsensus {
  const nothing = { n: null, mean: null, median: null, weightedMean: null, consensus: null, sd: null, spread: null };
  const present = scores.flatMap((score, i) => (score === null ? [] : [{ score, weight: weights[i] ?? Number.NaN }]));
  const values = present.map(({ score }) => score);
  if (scores.length !== weights.length || !isFiniteList(values) || !weights.every(isWeight)) {
    return { status: "invalid_input", ...nothing, flagged: null };
  }
  const n = values.length;
  if (n === 0) return { status: "insufficient_data", ...nothing, flagged: true };
  const ascending = sorted(values);
  const total = sumOf(present.map(({ weight }) => weight));
  const sd = n < 2 ? null : Math.sqrt(sampleVariance(values));
  const spread = at(ascending, n - 1) - at(ascending, 0);
  const mean = meanOf(values);
  const median = percentileOfSorted(ascending, 0.5);
  return {
    status: "ok",
    n,
    mean,
    median,
    weightedMean: total > 0 ? sumOf(present.map(({ score, weight }) => score * weight)) / total : null,
    consensus: n >= 3 ? median : mean,
    sd,
    spread,
    flagged: (sd !== null && sd > sdThreshold) || spread >= spreadThreshold || n < minJudges,
  };
}

/**
 * Several judges' labels for one sample (null = abstained) made one: the label whose share of the present weight exceeds
 * the threshold and is strictly ahead, else null (abstain). Share and margin (top share minus second) in [0,1]; entropy in
 * nats. weights[judge] >= 0, threshold in [0,1]. Degenerate: nobody answered, or no weight present, `insufficient_data`;
 * unequal lengths, a label that is NaN or infinite, a negative weight or a threshold outside [0,1] `invalid_input`. Source: section 9 of the specification.
 */
export function majorityConsensus({
  labels,
  weights,
  threshold,
}: {
  labels: readonly (Label | null)[];
  weights: readonly number[];
  threshold: number;
}): MajorityConsensus {
  const nothing = { label: null, share: null, margin: null, entropy: null };
  if (
    labels.length !== weights.length ||
    !labels.every(isLabel) ||
    !weights.every(isWeight) ||
    !(threshold >= 0 && threshold <= 1)
  ) {
    return { status: "invalid_input", ...nothing };
  }
  const votes = new Map<Label, number>();
  labels.forEach((label, i) => {
    if (label !== null) votes.set(label, (votes.get(label) ?? 0) + at(weights, i));
  });
  const total = sumOf([...votes.values()]);
  if (!(total > 0)) return { status: "insufficient_data", ...nothing };
  const shares = [...votes].map(([label, weight]) => ({ label, share: weight / total }));
  shares.sort((x, y) => y.share - x.share);
  const first = at(shares, 0);
  const margin = first.share - (shares[1]?.share ?? 0);
  return {
    status: "ok",
    label: first.share > threshold && margin > 1e-12 ? first.label : null,
    share: first.share,
    margin,
    entropy: sumOf(shares.map(({ share }) => (share > 0 ? -share * Math.log(share) : 0))),
  };
}
