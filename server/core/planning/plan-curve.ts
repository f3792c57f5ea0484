import { detectableAt, type Question } from "./plan-power";
import type { Spread } from "./spread";

export type CurvePoint = { samples: number; low: number; expected: number; high: number };

const points = 24;
const fewest = 20;
const most = 100_000;

/**
 * What can be detected by how many samples, at sizes that grow by equal factors: from 20 to twice what is planned or
 * needed, whichever is more; both of these are among the sizes.
 */
export function planCurve(
  spread: Spread,
  repeats: number,
  question: Question,
  { planned, needed }: { planned: number; needed: number | null },
): CurvePoint[] {
  const marked = [planned, ...(needed === null ? [] : [needed])];
  const from = Math.max(1, Math.min(fewest * question.samplesPerUnit, ...marked));
  const to = Math.min(most, Math.max(2 * Math.max(...marked), 2 * fewest));
  const sizes = Array.from({ length: points }, (_, i) => Math.round(from * (to / from) ** (i / (points - 1))));
  return [...new Set([...sizes, ...marked.filter((size) => size <= to)])]
    .sort((a, b) => a - b)
    .flatMap((samples) => {
      const detectable = detectableAt(samples, spread, repeats, question);
      return detectable ? [{ samples, ...detectable }] : [];
    });
}
