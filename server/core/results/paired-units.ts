import type { SampleColumns, ScoreColumns } from "./summary-input";

/** One variant's values of a measure in the frozen order, NaN where there is none. */
export type Values = Float64Array;

/**
 * The value of each sample for one variant: repeats averaged, and those without a usable answer counted as the worst
 * value, whatever a metric made of their text. A measure without a worst value (latency, cost) takes every answer.
 */
export function sampleValues(scores: ScoreColumns, samples: SampleColumns, worst: number | null): Values {
  const { sum, valued } = scores;
  const size = samples.isSettled.length;
  const values = new Float64Array(size);
  for (let p = 0; p < size; p += 1) {
    const lost = worst === null ? 0 : (samples.lost[p] ?? 0);
    const count = (valued[p] ?? 0) + lost;
    values[p] = count === 0 ? Number.NaN : ((sum[p] ?? 0) + lost * (worst ?? 0)) / count;
  }
  return values;
}

/**
 * Samples from the start for which nothing more will come: every repeat is settled and every answer has its score. A look
 * uses only these, since easy samples finish first.
 */
export function completeSamples(samples: SampleColumns, scores: ScoreColumns): number {
  const { isSettled, answers } = samples;
  return completePrefix(isSettled.length, (p) => isSettled[p] === 1 && (scores.scored[p] ?? 0) >= (answers[p] ?? 0));
}

/** Length of the longest complete prefix of the frozen order. */
export function completePrefix(size: number, isDone: (position: number) => boolean): number {
  let length = 0;
  while (length < size && isDone(length)) length += 1;
  return length;
}

export type PairedUnits = {
  /** Values of the control and the candidate per unit: a sample, or the mean of a group. */
  control: Float64Array;
  candidate: Float64Array;
  /** Where each unit begins in the frozen order. */
  starts: Int32Array;
  /** Samples of the prefix that were left out because a side has no value. */
  dropped: number;
};

/** Where the unit that begins at a position ends, the end excluded: after the sample, or after its group. */
export function unitEnd(start: number, groups: readonly (string | null)[]): number {
  const group = groups[start] ?? null;
  let end = start + 1;
  if (group !== null) while (end < groups.length && groups[end] === group) end += 1;
  return end;
}

/** Pairs the two sides over the prefix, unit by unit; a group that is not whole at the end of the prefix waits. */
export function pairUnits(
  prefix: number,
  groups: readonly (string | null)[],
  control: Values,
  candidate: Values,
): PairedUnits {
  const units = {
    control: new Float64Array(prefix),
    candidate: new Float64Array(prefix),
    starts: new Int32Array(prefix),
  };
  let count = 0;
  let dropped = 0;
  let start = 0;
  while (start < prefix) {
    const end = unitEnd(start, groups);
    if (end > prefix) break;
    let both = 0;
    let left = 0;
    let right = 0;
    for (let at = start; at < end; at += 1) {
      const a = control[at] as number;
      const b = candidate[at] as number;
      if (Number.isNaN(a) || Number.isNaN(b)) dropped += 1;
      else {
        both += 1;
        left += a;
        right += b;
      }
    }
    if (both > 0) {
      units.control[count] = left / both;
      units.candidate[count] = right / both;
      units.starts[count] = start;
      count += 1;
    }
    start = end;
  }
  return {
    control: units.control.subarray(0, count),
    candidate: units.candidate.subarray(0, count),
    starts: units.starts.subarray(0, count),
    dropped,
  };
}
