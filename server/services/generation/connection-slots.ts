import { laneOf } from "@/server/core/experiment/lane";
import type { FrozenModel, Manifest } from "@/server/core/experiment/manifest";

type Slots = { inUse: number; first: (() => void)[]; others: (() => void)[] };

/** How many calls of one connection are under way in this process, over all runs, never more than its limit. */
const connections = new Map<string, Slots>();

export type Connection = {
  id: string;
  maxConcurrency: number;
  /** Somebody waits at the screen: gets the next free place, whatever a batch has queued. */
  goesFirst: boolean;
};

/** A run's place at the connection of one of its models. */
export const placeOf = (manifest: Manifest, model: FrozenModel): Connection => ({
  id: model.connectionId,
  maxConcurrency: model.maxConcurrency,
  goesFirst: laneOf(manifest, model) === "quick",
});

/** Runs the work in one of the connection's places, in the order of asking. It may give its place back before it ends. */
export async function withSlot<T>(
  { id, maxConcurrency, goesFirst }: Connection,
  work: (release: () => void) => Promise<T>,
): Promise<T> {
  const slots = connections.get(id) ?? { inUse: 0, first: [], others: [] };
  connections.set(id, slots);
  while (slots.inUse >= maxConcurrency) {
    await new Promise<void>((resolve) => slots[goesFirst ? "first" : "others"].push(resolve));
  }
  slots.inUse += 1;
  let isHeld = true;
  const release = () => {
    if (!isHeld) return;
    isHeld = false;
    slots.inUse -= 1;
    (slots.first.shift() ?? slots.others.shift())?.();
  };
  try {
    return await work(release);
  } finally {
    release();
  }
}
