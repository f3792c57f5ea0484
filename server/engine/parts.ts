import { createDueHeap } from "./due-heap";
import type { Job } from "./job";

export interface Bucket {
  key: string;
  limit: number;
}

interface Part {
  name: string;
  buckets: Bucket[];
  queue: Job[];
  /** The database may hold more due jobs of this part than the queue. */
  overflow: boolean;
  refilling: boolean;
  takenMeanwhile: Set<number>;
  /** Earliest entry of this part in the heap of parts that wait for a time. */
  wakeAt: number;
}

interface PartsOptions {
  slots: number;
  now(): number;
  bucketsOf(part: string): Bucket[];
  /** Asked when a part runs low while the database holds more; answer with refilled(). */
  onLow(part: string): void;
}

const QUEUE_LIMIT = 1000;
const LOW = 200;

const before = (a: Job, b: Job) => a.dueAt - b.dueAt || a.id - b.id;

/** Queues in memory, one per part, served in turn among the parts whose concurrency buckets have room. */
export function createParts({ slots, now, bucketsOf, onLow }: PartsOptions) {
  const parts = new Map<string, Part>();
  const ready = new Set<Part>();
  const later = createDueHeap<Part>();
  const counts = new Map<string, number>();
  const blocked = new Map<string, Set<Part>>();
  const reserved = Math.floor(slots / 8);
  let inFlight = 0;

  function getPart(name: string): Part {
    let part = parts.get(name);
    if (!part) {
      part = {
        name,
        buckets: bucketsOf(name),
        queue: [],
        overflow: false,
        refilling: false,
        takenMeanwhile: new Set(),
        wakeAt: Number.POSITIVE_INFINITY,
      };
      parts.set(name, part);
    }
    return part;
  }

  function place(part: Part) {
    const head = part.queue[0];
    if (part.overflow && !part.refilling && part.queue.length < LOW) {
      part.refilling = true;
      part.takenMeanwhile.clear();
      onLow(part.name);
    }
    if (!head) {
      ready.delete(part);
      if (!part.overflow && !part.refilling) forgetIdle(part);
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

  function insert(part: Part, job: Job) {
    const { queue } = part;
    let low = 0;
    let high = queue.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      const other = queue[mid];
      if (other && before(other, job) <= 0) low = mid + 1;
      else high = mid;
    }
    queue.splice(low, 0, job);
  }

  function push(job: Job) {
    const part = getPart(job.part);
    const tail = part.queue[part.queue.length - 1];
    if (part.overflow && !part.refilling && tail && before(tail, job) < 0) return;
    insert(part, job);
    if (part.queue.length > QUEUE_LIMIT && !part.refilling) {
      part.queue.length = QUEUE_LIMIT;
      part.overflow = true;
    }
    place(part);
  }

  /** The next job that may start now; the caller owes a release(). */
  function take(): Job | null {
    const time = now();
    for (let part = later.popDue(time); part; part = later.popDue(time)) {
      part.wakeAt = Number.POSITIVE_INFINITY;
      place(part);
    }
    if (inFlight >= slots) return null;
    for (const part of ready) {
      const head = part.queue[0];
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
      part.queue.shift();
      if (part.refilling) part.takenMeanwhile.add(head.id);
      inFlight++;
      for (const bucket of part.buckets) counts.set(bucket.key, (counts.get(bucket.key) ?? 0) + 1);
      // To the end of the turn order.
      ready.delete(part);
      place(part);
      return head;
    }
    return null;
  }

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

  /** Brings what a query found; `full` says the query hit its own limit, so more remain. */
  function refilled(name: string, jobs: Job[], full: boolean, admit: (job: Job) => boolean) {
    const part = getPart(name);
    part.refilling = false;
    part.overflow = full;
    const known = new Set(part.queue.map((job) => job.id));
    for (const job of jobs) {
      if (!known.has(job.id) && !part.takenMeanwhile.has(job.id) && admit(job)) insert(part, job);
    }
    part.takenMeanwhile.clear();
    const last = jobs[jobs.length - 1];
    if (full && last) part.queue = part.queue.filter((job) => before(job, last) <= 0);
    place(part);
  }

  return {
    push,
    take,
    release,
    refilled,
    /** Says that the database holds jobs of this part that were never loaded. */
    markOverflow(name: string) {
      const part = getPart(name);
      part.overflow = true;
      place(part);
    },
    inFlight: () => inFlight,
    /** Runs whose jobs are near the head of their queues. */
    upcoming(limit: number): string[] {
      const ids: string[] = [];
      for (const { queue } of parts.values()) {
        for (let i = 0; i < queue.length && i < 100; i++) {
          const id = queue[i]?.runId;
          if (id) ids.push(id);
          if (ids.length === limit) return ids;
        }
      }
      return ids;
    },
    nextAt: () => later.nextAt(),
  };
}

export type Parts = ReturnType<typeof createParts>;
