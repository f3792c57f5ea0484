/** One line of a host's report on a pull: a phase, and for a layer how much of it is there. Bytes. */
export type PullLine = { status: string; digest: string | null; totalBytes: number; completedBytes: number };

export type PullProgress = { phase: string; layers: Readonly<Record<string, { total: number; completed: number }>> };

export const noProgress: PullProgress = { phase: "", layers: {} };

/** Layers are told one after the other, so the total grows while small ones follow the large one. */
export function addPullLine({ layers }: PullProgress, line: PullLine): PullProgress {
  if (line.digest === null || line.totalBytes <= 0) return { phase: line.status, layers };
  const before = layers[line.digest]?.completed ?? 0;
  // A layer's line without a count means that it is all there or only begins; a count never goes back.
  const completed = Math.min(line.totalBytes, Math.max(before, line.completedBytes));
  return {
    phase: "downloading",
    layers: { ...layers, [line.digest]: { total: line.totalBytes, completed } },
  };
}

export function bytesOf({ layers }: PullProgress): { completedBytes: number; totalBytes: number } {
  let completedBytes = 0;
  let totalBytes = 0;
  for (const { total, completed } of Object.values(layers)) {
    totalBytes += total;
    completedBytes += completed;
  }
  return { completedBytes, totalBytes };
}

export type PullFigures = { completedBytes: number; totalBytes: number; bytesPerSecond: number | null };

/** From 0 to 1; null as long as the size is not known. */
export const pullShare = ({ completedBytes, totalBytes }: PullFigures): number | null =>
  totalBytes > 0 ? completedBytes / totalBytes : null;

/** Seconds left at the present rate; null where nothing can be said. */
export function secondsLeft({ completedBytes, totalBytes, bytesPerSecond }: PullFigures): number | null {
  if (totalBytes <= 0 || bytesPerSecond === null || bytesPerSecond <= 0) return null;
  return Math.ceil((totalBytes - completedBytes) / bytesPerSecond);
}
