import { createDueHeap } from "./due-heap";
import type { Job } from "./job";
import { createPartWindow, type PartWindow, type Reading } from "./part-window";

export interface Bucket {
  key: string;
  limit: number;
}

interface Part {
  name: string;
  buckets: Bucket[];
  window: PartWindow;
  /** Earliest entry of this part in the heap of parts that wait for a time. */
  wakeAt: number;
}

interface PartsOptions {
  slots: number;
  now(): number;
  bucketsOf(part: string): Bucket[];
  /** Asked when a part runs low while the database holds more; answer with refilled(). */
  onLow(part: string): void;
  /** How many jobs of one part are kept in memory. */
  windowLimit?: number;
}

const WINDOW_LIMIT = 1000;

/** Queues in memory, one per part, served in turn among the parts whose concurrency buckets have room. */
export function createParts({ slots, now, bucketsOf, onLow, windowLimit = WINDOW_LIMIT }: PartsOptions) {
  const parts = new Map<string, Part>();
  const ready = new Set<Part>();
  const later = createDueHeap<Part>();
  const counts = new Map<string, number>();
  const blocked = new Map<string, Set<Part>>();
  /** Taken and not yet settled: their rows in the database are old. */
  const inHands = new Map<string, Set<Job>>();
  const reserved = Math.floor(slots / 8);
  let inFlight = 0;

  function getPart(name: string): Part {
    let part = parts.get(name);
    if (!part) {
      const window = createPartWindow(windowLimit);
      part = { name, buckets: bucketsOf(name), window, wakeAt: Number.POSITIVE_INFINITY };
      parts.set(name, part);
    }
    return part;
  }

  function place(part: Part) {
    if (part.window.beginRefill(inHands.get(part.name) ?? [])) onLow(part.name);
    const head = part.window.head();
    if (!head) {
      ready.delete(part);
      if (part.window.isDone()) forgetIdle(part);
      return;
    }
    if (head.dueAt <= now()) {
      const full = fullBucket(part);
      if (full) block(part, full);
      else ready.add(part);
    } else {
      ready.delete(part);
      if (head.dueAt < part.wakeAt) {
        part.wakeAt = head.dueAt;
        later.push(head.dueAt, part);
      }
    }
  }

  function forgetIdle(part: Part) {
    if (part.wakeAt === Number.POSITIVE_INFINITY && part.buckets.every((b) => !blocked.get(b.key)?.has(part))) {
      parts.delete(part.name);
    }
  }

  const fullBucket = (part: Part) => part.buckets.find((b) => (counts.get(b.key) ?? 0) >= b.limit);

  function block(part: Part, bucket: Bucket) {
    ready.delete(part);
    let waiting = blocked.get(bucket.key);
    if (!waiting) {
      waiting = new Set();
      blocked.set(bucket.key, waiting);
    }
    waiting.add(part);
  }

  function push(job: Job) {
    const part = getPart(job.part);
    part.window.push(job);
    place(part);
  }

  /** The next job that may start now; the caller owes a release() and a settle(). */
  function take(): Job | null {
    const time = now();
    for (let part = later.popDue(time); part; part = later.popDue(time)) {
      part.wakeAt = Number.POSITIVE_INFINITY;
      place(part);
    }
    if (inFlight >= slots) return null;
    for (const part of ready) {
      const head = part.window.head();
      if (!head || head.dueAt > time) {
        place(part);
        continue;
      }
      if (inFlight >= slots - reserved && head.prio <= 0) continue;
      const full = fullBucket(part);
      if (full) {
        block(part, full);
        continue;
      }
      part.window.shift();
      hold(head);
      inFlight++;
      for (const bucket of part.buckets) counts.set(bucket.key, (counts.get(bucket.key) ?? 0) + 1);
      // To the end of the turn order.
      ready.delete(part);
      place(part);
      return head;
    }
    return null;
  }

  function hold(job: Job) {
    const held = inHands.get(job.part);
    if (held) held.add(job);
    else inHands.set(job.part, new Set([job]));
  }

  /** Frees the job's slot and its places in the buckets. */
  function release(job: Job) {
    inFlight--;
    const buckets = parts.get(job.part)?.buckets ?? bucketsOf(job.part);
    for (const bucket of buckets) {
      const count = (counts.get(bucket.key) ?? 1) - 1;
      if (count > 0) counts.set(bucket.key, count);
      else counts.delete(bucket.key);
      const waiting = blocked.get(bucket.key);
      if (!waiting) continue;
      blocked.delete(bucket.key);
      for (const part of waiting) place(part);
    }
  }

  /** What becomes of a taken job is staged, or it is about to be pushed again: the database may be believed again. */
  function settle(job: Job) {
    const held = inHands.get(job.part);
    if (!held?.delete(job)) return;
    if (held.size === 0) inHands.delete(job.part);
    const part = parts.get(job.part);
    if (!part) return;
    part.window.noteMove();
    place(part);
  }

  /** Brings what a query found. */
  function refilled(name: string, reading: Reading) {
    const part = getPart(name);
    part.window.refilled(reading);
    place(part);
  }

  return {
    push,
    take,
    release,
    settle,
    refilled,
    /** Says that the database holds jobs of this part that were never loaded. */
    markOverflow(name: string) {
      const part = getPart(name);
      part.window.markMore();
      place(part);
    },
    inFlight: () => inFlight,
    /** Runs whose jobs are near the head of their queues. */
    upcoming(limit: number): string[] {
      const ids: string[] = [];
      for (const { window } of parts.values()) {
        for (const { runId } of window.jobs().slice(0, 100)) {
          if (runId) ids.push(runId);
          if (ids.length === limit) return ids;
        }
      }
      return ids;
    },
    nextAt: () => later.nextAt(),
  };
}

export type Parts = ReturnType<typeof createParts>;
