export interface DifferencePoint {
  /** Samples seen so far. */
  n: number;
  /** Null where nothing could be estimated: the line has a gap there. */
  estimate: number | null;
  low: number | null;
  high: number | null;
}

/**
 * The vertical range of a difference over n. It always holds zero, the margin, every estimate from the first quarter on and
 * the latest interval twice over; the first intervals, wide beyond use, may leave the frame.
 */
export function differenceDomain(points: readonly DifferencePoint[], margin: number | null): [number, number] {
  const reach = [0, ...(margin === null ? [] : [-margin * 1.2, margin * 1.2])];
  const settled = points.slice(Math.floor(points.length / 4));
  for (const point of settled) if (point.estimate !== null) reach.push(point.estimate);
  const latest = points.findLast((point) => point.low !== null && point.high !== null);
  if (latest && latest.low !== null && latest.high !== null) {
    const half = (latest.high - latest.low) / 2;
    reach.push(latest.low - half, latest.high + half);
  }
  const low = Math.min(...reach);
  const high = Math.max(...reach);
  return low === high ? [-1, 1] : [low - (high - low) * 0.04, high + (high - low) * 0.04];
}
