/** How many calls of one connection are under way in this process, over all runs, never more than its limit. */
const slots = new Map<string, { inUse: number; waiting: (() => void)[] }>();

export async function withSlot<T>(connectionId: string, limit: number, work: () => Promise<T>): Promise<T> {
  const slot = slots.get(connectionId) ?? { inUse: 0, waiting: [] };
  slots.set(connectionId, slot);
  while (slot.inUse >= limit) await new Promise<void>((resolve) => slot.waiting.push(resolve));
  slot.inUse += 1;
  try {
    return await work();
  } finally {
    slot.inUse -= 1;
    slot.waiting.shift()?.();
  }
}
