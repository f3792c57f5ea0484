import { meanOf } from "../stats/moments";
import type { ScoreCells, VariantCells } from "./summary-input";

/**
 * The value of one sample for one variant: repeats averaged, and those without a usable answer counted as the worst
 * value, whatever a metric made of their text. A measure without a worst value (latency, cost) takes every answer.
 */
export function sampleValue(
  score: ScoreCells[number] | undefined,
  sample: VariantCells["samples"][number] | undefined,
  worst: number | null,
): number | null {
  if (worst === null) return score && score.valuedOfAll > 0 ? score.sumOfAll / score.valuedOfAll : null;
  const lost = sample?.lost ?? 0;
  const count = (score?.valued ?? 0) + lost;
  return count === 0 ? null : ((score?.sum ?? 0) + lost * worst) / count;
}

/** True when nothing more will come for this sample: every repeat is settled and every answer has its score. */
export function isComplete(
  score: ScoreCells[number] | undefined,
  sample: VariantCells["samples"][number] | undefined,
): boolean {
  return sample?.isSettled === true && (score?.scored ?? 0) >= sample.answers;
}

/** Length of the longest complete prefix of the frozen order; a look uses that, since easy samples finish first. */
export function completePrefix(size: number, isDone: (position: number) => boolean): number {
  let length = 0;
  while (length < size && isDone(length)) length += 1;
  return length;
}

export type PairedUnits = {
  /** Values of the control and the candidate per unit: a sample, or the mean of a group. */
  control: number[];
  candidate: number[];
  /** Where each unit begins in the frozen order. */
  starts: number[];
  /** Samples of the prefix that were left out because a side has no value. */
  dropped: number;
};

/** Where the unit that begins at a position ends, the end excluded: after the sample, or after its group. */
export function unitEnd(start: number, size: number, groups: readonly (string | null)[]): number {
  const group = groups[start] ?? null;
  let end = start + 1;
  if (group !== null) while (end < size && groups[end] === group) end += 1;
  return end;
}

/** Pairs the two sides over the prefix, unit by unit; a group that is not whole at the end of the prefix waits. */
export function pairUnits(
  prefix: number,
  size: number,
  groups: readonly (string | null)[],
  control: (position: number) => number | null,
  candidate: (position: number) => number | null,
): PairedUnits {
  const units: PairedUnits = { control: [], candidate: [], starts: [], dropped: 0 };
  let start = 0;
  while (start < prefix) {
    if ((groups[start] ?? null) === null) {
      const left = control(start);
      const right = candidate(start);
      if (left === null || right === null) units.dropped += 1;
      else {
        units.control.push(left);
        units.candidate.push(right);
        units.starts.push(start);
      }
      start += 1;
      continue;
    }
    const end = unitEnd(start, size, groups);
    if (end > prefix) break;
    const a: number[] = [];
    const b: number[] = [];
    for (let at = start; at < end; at += 1) {
      const left = control(at);
      const right = candidate(at);
      if (left === null || right === null) units.dropped += 1;
      else {
        a.push(left);
        b.push(right);
      }
    }
    if (a.length > 0) {
      units.control.push(meanOf(a));
      units.candidate.push(meanOf(b));
      units.starts.push(start);
    }
    start = end;
  }
  return units;
}
