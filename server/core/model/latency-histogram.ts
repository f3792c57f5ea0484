/** Each bucket ends this much above the one before: a quantile read from the counts is at most a tenth off. */
const ratio = 1.2;
/** The last bucket takes everything above 1.2^75 ms, about 14 minutes; no call lasts so long. */
export const latencyBuckets = 76;

/** The bucket of a duration in milliseconds: 0 holds up to 1 ms, bucket i what is above 1.2^(i-1) and up to 1.2^i. */
export function bucketOf(ms: number): number {
  if (!(ms > 1)) return 0;
  // A hair less, so that an exact power does not fall into the next bucket by rounding.
  return Math.min(latencyBuckets - 1, Math.ceil(Math.log(ms) / Math.log(ratio) - 1e-9));
}

/** Adds durations (milliseconds) to counts of `latencyBuckets` entries. */
export function countLatencies(durationsMs: readonly number[]): number[] {
  const counts = new Array<number>(latencyBuckets).fill(0);
  for (const ms of durationsMs) {
    const bucket = bucketOf(ms);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return counts;
}

/** Sums histograms of any lengths, an empty one included. */
export function addCounts(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0));
}

/**
 * The q-quantile (0 < q <= 1) of the counted durations in milliseconds: the geometric middle of the bucket that holds the
 * ceil(q·n)-th smallest, so at most sqrt(1.2), about 10 %, from it (above 1 ms). Null without a count. Throws RangeError for another q.
 */
export function quantileMs(counts: readonly number[], q: number): number | null {
  if (!(q > 0 && q <= 1)) throw new RangeError(`A quantile lies above 0 and up to 1, not at ${q}.`);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.ceil(q * total - 1e-9);
  let seen = 0;
  for (const [bucket, count] of counts.entries()) {
    seen += count;
    if (seen >= rank) return bucket === 0 ? 1 : Math.round(ratio ** (bucket - 0.5));
  }
  return null;
}
