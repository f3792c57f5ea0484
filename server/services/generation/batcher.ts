type Options = {
  /** At most so many items a write. */
  maxItems?: number;
  /** Writes begin at least so far apart, so that more share one; the first after a rest begins at once. */
  everyMs?: number;
};

/**
 * Coalesces single writes into one: while a write is under way the next ones gather and go together. Each caller
 * waits until its own item is committed, so nothing counts as done before it is. When a shared write fails, each item is
 * written by itself: one that cannot be stored, or a deadlock among many rows, costs no other its paid answer.
 */
export function createBatcher<Item, Result>(
  write: (items: Item[]) => Promise<Result[]>,
  { maxItems = 200, everyMs = 0 }: Options = {},
): (item: Item) => Promise<Result> {
  type Waiting = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let isWriting = false;
  let lastAt = Number.NEGATIVE_INFINITY;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const restMs = lastAt + everyMs - performance.now();
      if (restMs > 1 && waiting.length < maxItems) await new Promise((resolve) => setTimeout(resolve, restMs));
      lastAt = performance.now();
      const batch = waiting.slice(0, maxItems);
      waiting = waiting.slice(maxItems);
      try {
        const results = await write(batch.map((w) => w.item));
        batch.forEach((w, index) => {
          w.resolve(results[index] as Result);
        });
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(error);
        else await Promise.all(batch.map(writeAlone));
      }
    }
    isWriting = false;
  }

  async function writeAlone({ item, resolve, reject }: Waiting): Promise<void> {
    try {
      const [result] = await write([item]);
      resolve(result as Result);
    } catch (error) {
      reject(error);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      // A turn later, so that calls of one turn share the first write too.
      if (!isWriting) {
        isWriting = true;
        queueMicrotask(() => void flush());
      }
    });
}
