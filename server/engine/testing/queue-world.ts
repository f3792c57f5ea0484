import { expect } from "vitest";
import type { Job } from "../job";
import { type Bucket, createParts } from "../parts";
import { createPlannedCap } from "../planned-cap";

export interface Act {
  kind: "add" | "take" | "finish" | "settle" | "flush" | "database" | "wait";
  a: number;
  b: number;
}

interface WorldOptions {
  slots: number;
  limit: number;
  windowLimit: number;
}

type Ending = "done" | "retry" | "again";

/**
 * The queue in memory beside a model of what surrounds it: a store that answers late and in order, a writer that stages
 * and flushes, and workers. Every act is checked against the promises of the queue.
 */
export function createQueueWorld({ slots, limit, windowLimit }: WorldOptions) {
  let time = 0;
  let lastId = 0;
  const store = new Map<number, Job>();
  const staged = new Map<number, Job | null>();
  const database: ({ write: Map<number, Job | null> } | { read: string; staged: Set<number> })[] = [];
  const running: Job[] = [];
  const unsettled: { job: Job; ending: Ending }[] = [];
  const claims = new Set<string>();
  const putBack = new Map<number, number>();
  const batchSlots = slots - Math.floor(slots / 8);

  const bucketsOf = (part: string): Bucket[] => [
    { key: `own ${part}`, limit },
    { key: `shared ${Number(part) % 2}`, limit: limit + 1 },
  ];
  const parts = createParts({
    slots,
    now: () => time,
    bucketsOf,
    windowLimit,
    onLow: (part) => database.push({ read: part, staged: new Set(staged.keys()) }),
  });
  const cap = createPlannedCap((job) => parts.push(job));

  const isInHand = (id: number) => [...running, ...unsettled.map((u) => u.job)].some((job) => job.id === id);
  const countIn = (key: string) => running.filter((job) => bucketsOf(job.part).some((b) => b.key === key)).length;
  const precedes = (a: Job, b: Job) => a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.id < b.id);
  const isBeingWritten = (id: number) => database.some((entry) => "write" in entry && entry.write.has(id));
  /** Stored, in nobody's hands, and not held back by the cap of its run. */
  const isWaiting = (job: Job) =>
    !isInHand(job.id) &&
    !staged.has(job.id) &&
    !isBeingWritten(job.id) &&
    // The cap was asked about every stored job before, and says the same again.
    (putBack.has(job.id) || cap.admit(job));

  function add(a: number, b: number) {
    const isPlanned = a % 3 === 0;
    staged.set(++lastId, {
      id: lastId,
      runId: isPlanned ? `wide ${a % 2}` : `run ${lastId}`,
      step: isPlanned ? `step ${lastId}` : "",
      kind: "edge",
      part: String(isPlanned ? a % 2 : b % 5),
      prio: b % 7 === 0 ? 5 : 0,
      dueAt: time + (a % 4 === 1 ? b % 20 : -(b % 20)),
      attempt: 0,
      lost: 0,
      data: null,
    });
  }

  function take(): boolean {
    const job = parts.take();
    if (!job) {
      expectNobodyWaits();
      return false;
    }
    expect(job.dueAt).toBeLessThanOrEqual(time);
    expect(isInHand(job.id), `job ${job.id} is in two hands`).toBe(false);
    const claim = `${job.id} ${job.attempt} ${putBack.get(job.id) ?? 0}`;
    expect(claims.has(claim), `job ${job.id} was started twice`).toBe(false);
    claims.add(claim);
    if (job.prio <= 0) expect(running.length).toBeLessThan(batchSlots);
    const overtaken = [...store.values()].filter(
      (other) => other.part === job.part && !putBack.has(other.id) && precedes(other, job) && isWaiting(other),
    );
    if (!putBack.has(job.id)) expect(overtaken, `overtaken by ${job.id}`).toEqual([]);
    running.push(job);
    expect(running.length).toBeLessThanOrEqual(slots);
    for (const bucket of bucketsOf(job.part)) expect(countIn(bucket.key)).toBeLessThanOrEqual(bucket.limit);
    return true;
  }

  /** Nothing that may start is left lying: the slots kept for priority are free for it whatever fills the rest. */
  function expectNobodyWaits() {
    for (const part of new Set([...store.values()].map((job) => job.part))) {
      const jobs = [...store.values()].filter((job) => job.part === part);
      const isRead = database.some((entry) => "read" in entry && entry.read === part);
      const mayBeUnread = isRead || (jobs.length > windowLimit && jobs.some((job) => isInHand(job.id)));
      const isFull = bucketsOf(part).some((b) => countIn(b.key) >= b.limit);
      if (mayBeUnread || isFull) continue;
      const head = jobs.filter(isWaiting).sort((a, b) => (precedes(a, b) ? -1 : 1))[0];
      if (!head || putBack.has(head.id) || head.dueAt > time) continue;
      const room = head.prio > 0 ? slots : batchSlots;
      expect(running.length, `job ${head.id} waits though it may start`).toBeGreaterThanOrEqual(room);
    }
  }

  function finish(a: number, b: number) {
    const [job] = running.splice(a % Math.max(1, running.length), 1);
    if (!job) return;
    parts.release(job);
    cap.leave(job);
    const ending: Ending = b % 6 === 0 && job.attempt < 2 ? "retry" : b % 11 === 1 ? "again" : "done";
    unsettled.push({ job, ending });
  }

  function settle(a: number) {
    const [entry] = unsettled.splice(a % Math.max(1, unsettled.length), 1);
    if (!entry) return;
    const { job, ending } = entry;
    if (ending === "done") staged.set(job.id, null);
    if (ending === "retry") staged.set(job.id, { ...job, attempt: job.attempt + 1, dueAt: time + 3 });
    parts.settle(job);
    if (ending !== "again") return;
    putBack.set(job.id, (putBack.get(job.id) ?? 0) + 1);
    parts.push({ ...job, dueAt: time + 2 });
  }

  function flush() {
    if (staged.size === 0) return;
    database.push({ write: new Map(staged) });
    staged.clear();
  }

  function answer() {
    const entry = database.shift();
    if (!entry) return;
    if ("write" in entry) {
      for (const [id, job] of entry.write) {
        if (!job) store.delete(id);
        else {
          store.set(id, job);
          if (cap.admit(job)) parts.push(job);
        }
      }
      return;
    }
    const rows = [...store.values()].filter((job) => job.part === entry.read).sort((a, b) => (precedes(a, b) ? -1 : 1));
    const page = rows.slice(0, windowLimit);
    const full = page.length === windowLimit;
    parts.refilled(entry.read, { jobs: page, full, staged: entry.staged, admit: cap.admit, insist: cap.insist });
  }

  function act({ kind, a, b }: Act) {
    if (kind === "add") for (let i = 0; i <= a % 4; i++) add(a + i, b + 3 * i);
    if (kind === "take") take();
    if (kind === "finish") finish(a, b);
    if (kind === "settle") settle(a);
    if (kind === "flush") flush();
    if (kind === "database") answer();
    if (kind === "wait") time += a % 5;
  }

  /** Lets everything end; fails when something never does. */
  function drain() {
    for (let turn = 0; store.size + staged.size + database.length + running.length + unsettled.length > 0; turn++) {
      expect(turn, `${store.size} jobs starve`).toBeLessThan(5_000);
      while (take());
      finish(turn, 2);
      settle(0);
      flush();
      answer();
      time++;
    }
    const ids = new Set([...claims].map((claim) => claim.split(" ")[0]));
    expect(ids.size).toBe(lastId);
  }

  return { act, drain };
}
