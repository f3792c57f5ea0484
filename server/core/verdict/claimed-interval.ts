/** Too little for what a single look would claim, and why in words: for any claim, or only for that of a difference. */
export type TooFew = { blocks: "everything" | "differences"; reason: string };

type Interval = { low: number | null; high: number | null; tooFew?: TooFew | null };

/**
 * What an interval may be taken to say. Where too few samples differ for an exact test, one that leaves out zero is
 * stretched to it: that no difference matters can still be shown, and a difference cannot. Null where nothing can.
 */
export function claimedInterval({ low, high, tooFew }: Interval): { low: number; high: number } | null {
  if (low === null || high === null || tooFew?.blocks === "everything") return null;
  return tooFew ? { low: Math.min(low, 0), high: Math.max(high, 0) } : { low, high };
}
