type Slots = { inUse: number; interactive: (() => void)[]; batch: (() => void)[] };

/** How many calls of one connection are under way in this process, over all runs, never more than its limit. */
const connections = new Map<string, Slots>();

export type Lane = "interactive" | "batch";

/**
 * Runs the work in one of the connection's places. Somebody who waits at the screen gets the next free one, whatever a batch
 * has queued; within a lane the order is that of asking. The work may give its place back before it ends.
 */
export async function withSlot<T>(
  connectionId: string,
  limit: number,
  work: (release: () => void) => Promise<T>,
  lane: Lane = "batch",
): Promise<T> {
  const slots = connections.get(connectionId) ?? { inUse: 0, interactive: [], batch: [] };
  connections.set(connectionId, slots);
  while (slots.inUse >= limit) await new Promise<void>((resolve) => slots[lane].push(resolve));
  slots.inUse += 1;
  let isHeld = true;
  const release = () => {
    if (!isHeld) return;
    isHeld = false;
    slots.inUse -= 1;
    (slots.interactive.shift() ?? slots.batch.shift())?.();
    if (slots.inUse === 0 && slots.interactive.length + slots.batch.length === 0) connections.delete(connectionId);
  };
  try {
    return await work(release);
  } finally {
    release();
  }
}
