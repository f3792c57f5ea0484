/** A binary heap of keys by due time. */
export function createDueHeap<Key>() {
  const heap: { at: number; key: Key }[] = [];

  function sink(start: number) {
    let i = start;
    for (;;) {
      const left = 2 * i + 1;
      const right = left + 1;
      let least = i;
      if ((heap[left]?.at ?? Number.POSITIVE_INFINITY) < (heap[least]?.at ?? 0)) least = left;
      if ((heap[right]?.at ?? Number.POSITIVE_INFINITY) < (heap[least]?.at ?? 0)) least = right;
      if (least === i) return;
      swap(i, least);
      i = least;
    }
  }

  function swap(a: number, b: number) {
    const one = heap[a];
    const two = heap[b];
    if (!one || !two) return;
    heap[a] = two;
    heap[b] = one;
  }

  return {
    push(at: number, key: Key) {
      heap.push({ at, key });
      let i = heap.length - 1;
      while (i > 0) {
        const parent = (i - 1) >> 1;
        if ((heap[parent]?.at ?? 0) <= at) return;
        swap(i, parent);
        i = parent;
      }
    },
    /** The next key that is due, or null. */
    popDue(now: number): Key | null {
      const top = heap[0];
      if (!top || top.at > now) return null;
      const last = heap.pop();
      if (last && heap.length > 0) {
        heap[0] = last;
        sink(0);
      }
      return top.key;
    },
    nextAt: () => heap[0]?.at ?? Number.POSITIVE_INFINITY,
  };
}
