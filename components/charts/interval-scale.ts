/** A number's place on [low, high] as a share of one; outside it stays at the edge. */
export function placeOn([low, high]: readonly [number, number], value: number): number {
  if (!(high > low)) return 0.5;
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

interface Interval {
  estimate: number | null;
  low: number | null;
  high: number | null;
}

/** A range around zero that holds every interval given, so that rows under one another can be compared. */
export function symmetricDomain(intervals: readonly Interval[]): [number, number] {
  const reach = reachOf(intervals).map(Math.abs);
  const largest = Math.max(0, ...reach);
  return largest === 0 ? [-1, 1] : [-largest * 1.05, largest * 1.05];
}

/** A range that holds every interval given, with a little air; not forced to hold zero. */
export function spanningDomain(intervals: readonly Interval[]): [number, number] {
  const reach = reachOf(intervals);
  if (reach.length === 0) return [0, 1];
  const low = Math.min(...reach);
  const high = Math.max(...reach);
  const air = high > low ? (high - low) * 0.08 : Math.abs(high) * 0.1 || 1;
  return [low - air, high + air];
}

function reachOf(intervals: readonly Interval[]): number[] {
  return intervals
    .flatMap((each) => [each.low, each.high, each.estimate])
    .filter((value): value is number => value !== null && Number.isFinite(value));
}
