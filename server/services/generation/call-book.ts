import { setMaxListeners } from "node:events";
import type { Actor } from "@/server/core/access/actor";
import { getResultsVersion } from "../results/get-results-version";
import { ringResults } from "../results/ring-results";
import type { Judgement } from "../scoring/record-judgements";
import { createBatcher } from "./batcher";
import type { FailedCall } from "./record-failures";
import type { AnsweredCall } from "./record-responses";
import type { Reserved } from "./reserve-attempts";
import { settleCalls } from "./settle-calls";
import type { Reservation } from "./work-open-calls";

/** Writes of one run begin this far apart: with many calls under way about ten share a transaction. */
const writeEveryMs = 20;
/** How soon calls under way learn that their run was cancelled. */
const lookEveryMs = 500;

type Entry =
  | { kind: "reservation"; item: Reserved }
  | { kind: "answer"; item: AnsweredCall }
  | { kind: "judgement"; item: Judgement }
  | { kind: "failure"; item: FailedCall };

/** The book of a run's calls in this process: all its chunks and judges write through it, together. */
export type CallBook = {
  /** Commits the intent to make a call. */
  reserve(item: Reserved): Promise<Reservation>;
  keepAnswer(item: AnsweredCall): Promise<void>;
  keepJudgement(item: Judgement): Promise<void>;
  fail(item: FailedCall): Promise<void>;
  /** Aborted when the run is cancelled: calls under way are broken off, for nobody waits for them. */
  cancelled: AbortSignal;
};

const books = new Map<string, { book: CallBook; users: number; close(): void }>();

/** Opens the run's book for the time of `work`; chunks that are worked at the same time share it. */
export async function withCallBook<T>(
  actor: Actor,
  experimentId: string,
  work: (book: CallBook) => Promise<T>,
): Promise<T> {
  const kept = books.get(experimentId) ?? { ...createBook(actor, experimentId), users: 0 };
  books.set(experimentId, kept);
  kept.users += 1;
  try {
    return await work(kept.book);
  } finally {
    kept.users -= 1;
    if (kept.users === 0) {
      books.delete(experimentId);
      kept.close();
    }
  }
}

function createBook(actor: Actor, experimentId: string): { book: CallBook; close(): void } {
  const cancelled = new AbortController();
  // As many calls listen as are under way.
  setMaxListeners(0, cancelled.signal);
  const write = createBatcher(
    async (entries: Entry[]): Promise<Reservation[]> => {
      const of = <K extends Entry["kind"]>(kind: K) =>
        entries.flatMap((e) => (e.kind === kind ? [e.item as Extract<Entry, { kind: K }>["item"]] : []));
      const { reserved, isLive, isShort } = await settleCalls.execute(actor, {
        experimentId,
        answers: of("answer"),
        judgements: of("judgement"),
        failures: of("failure"),
        reservations: of("reservation"),
      });
      if (entries.some((e) => e.kind !== "reservation")) ringResults(actor.workspaceId, experimentId);
      const made = new Set(reserved.map((r) => `${r.trialId} ${r.purpose}`));
      return entries.map(({ kind, item }) => {
        if (kind !== "reservation") return "made";
        if (made.has(`${item.trialId} ${item.purpose}`)) return "made";
        if (!isLive) return "over";
        return isShort ? "short" : "taken";
      });
    },
    { everyMs: writeEveryMs },
  );
  const look = setInterval(async () => {
    // A look that fails is made again; what the run may still do is decided at every reservation.
    const status = await getResultsVersion.execute(actor, { experimentId }).then(
      (r) => r.status,
      () => null,
    );
    if (status === "cancelled") cancelled.abort();
  }, lookEveryMs);
  look.unref();
  const book: CallBook = {
    reserve: (item) => write({ kind: "reservation", item }),
    keepAnswer: async (item) => void (await write({ kind: "answer", item })),
    keepJudgement: async (item) => void (await write({ kind: "judgement", item })),
    fail: async (item) => void (await write({ kind: "failure", item })),
    cancelled: cancelled.signal,
  };
  return { book, close: () => clearInterval(look) };
}
