import type { Job } from "./job";

export interface Reading {
  jobs: Job[];
  /** The query hit its own limit: the store may hold more behind the last one. */
  full: boolean;
  /** Jobs whose change was still to be written when the store was read; their rows are old. */
  staged: ReadonlySet<number>;
  /** Says whether the job may queue now. */
  admit(job: Job): boolean;
  /** Lets a job queue that was not admitted, because nothing else would ever move this part. */
  insist(job: Job): void;
}

/** The order of jobs within a part. */
export const compareJobs = (a: Job, b: Job) => a.dueAt - b.dueAt || a.id - b.id;

/**
 * The next jobs of one part, in order. Behind its edge the store may hold more, which are read when the window runs low;
 * what arrives for behind the edge stays in the store, so that no job overtakes those not yet read.
 */
export function createPartWindow(limit: number) {
  const low = limit / 5;
  let jobs: Job[] = [];
  let hasMore = false;
  let edge: Job | null = null;
  let refilling = false;
  /** Something left since the last reading; without it another would bring the same. */
  let moved = true;
  /** Arrived for behind the edge while the store was read: the answer may or may not hold them. */
  let late: Job[] = [];
  /** In somebody's hands at some time during the reading: the answer's rows about them are old. */
  let inHands = new Set<number>();

  const isBehindEdge = (job: Job) => hasMore && (edge === null || compareJobs(edge, job) < 0);

  function insert(job: Job) {
    let start = 0;
    let end = jobs.length;
    while (start < end) {
      const middle = (start + end) >> 1;
      const other = jobs[middle];
      if (other && compareJobs(other, job) <= 0) start = middle + 1;
      else end = middle;
    }
    jobs.splice(start, 0, job);
  }

  return {
    jobs: (): readonly Job[] => jobs,
    head: () => jobs[0],
    isDone: () => jobs.length === 0 && !hasMore && !refilling,
    push(job: Job) {
      if (isBehindEdge(job)) {
        if (refilling) late.push(job);
        return;
      }
      insert(job);
      if (jobs.length <= limit || refilling) return;
      jobs.length = limit;
      hasMore = true;
      edge = jobs[limit - 1] ?? null;
    },
    shift() {
      const job = jobs.shift();
      if (job && refilling) inHands.add(job.id);
    },
    /** A job of this part is settled. */
    noteMove() {
      moved = true;
    },
    /** True once when the store is to be read; then answer with refilled(). */
    beginRefill(heldJobs: Iterable<Job>): boolean {
      if (!hasMore || refilling || !moved || jobs.length >= low) return false;
      refilling = true;
      moved = false;
      inHands = new Set();
      for (const job of heldJobs) inHands.add(job.id);
      return true;
    },
    /** Brings what the store held. */
    refilled({ jobs: read, full, staged, admit, insist }: Reading) {
      refilling = false;
      hasMore = full;
      edge = read[read.length - 1] ?? null;
      const known = new Set(jobs.map((job) => job.id));
      const add = (job: Job) => {
        known.add(job.id);
        insert(job);
      };
      for (const job of late) if (!known.has(job.id) && !isBehindEdge(job)) add(job);
      let heldBack: Job | undefined;
      for (const job of read) {
        // A page of nothing but rows about to change brings no job, and nobody would ask for the next one.
        if (staged.has(job.id)) moved = true;
        else if (known.has(job.id) || inHands.has(job.id)) continue;
        else if (admit(job)) add(job);
        else heldBack ??= job;
      }
      // What would let them go may lie behind a page of jobs held back.
      if (heldBack && full && jobs.length === 0 && inHands.size === 0 && !moved) {
        insist(heldBack);
        add(heldBack);
      }
      jobs = jobs.filter((job) => !isBehindEdge(job));
      late = [];
    },
    /** Says that the store holds jobs that were never read. */
    markMore() {
      hasMore = true;
      edge = jobs[jobs.length - 1] ?? null;
    },
  };
}

export type PartWindow = ReturnType<typeof createPartWindow>;
