export type PlaceWish = { process: string; wanted: number };

/** How long the odd place stays with the same process. */
const turnMs = 2_000;

/**
 * Shares a connection's places among the processes that use it, whole ones, never more than there are. What is wanted is
 * given by one place in turn (nobody gets a third before all who want have two), then what nobody asked for in the same
 * way, so that it can be used without asking. Who comes first changes each 2 s: with fewer places than processes each has
 * its turn.
 */
export function sharePlaces(limit: number, wishes: readonly PlaceWish[], nowMs: number): Map<string, number> {
  const sorted = [...wishes].sort((a, b) => (a.process < b.process ? -1 : 1));
  const first = sorted.length === 0 ? 0 : Math.floor(nowMs / turnMs) % sorted.length;
  const line = [...sorted.slice(first), ...sorted.slice(0, first)];
  const shares = new Map(line.map(({ process }) => [process, 0]));
  let left = limit;
  const deal = (isHungry: (wish: PlaceWish, has: number) => boolean) => {
    for (let isDealt = true; isDealt && left > 0; ) {
      isDealt = false;
      for (const wish of line) {
        const has = shares.get(wish.process) ?? 0;
        if (left === 0 || !isHungry(wish, has)) continue;
        shares.set(wish.process, has + 1);
        left -= 1;
        isDealt = true;
      }
    }
  };
  deal(({ wanted }, has) => has < wanted);
  deal(() => true);
  return shares;
}
