import type pg from "pg";
import { type Changes, createChanges } from "./changes";
import { createFlushQuery } from "./flush-sql";

/** The leader's only way to the tables: all that was staged since the last flush leaves as one statement, one fsync. */
export interface Writer {
  /** The changes of the coming flush; stage synchronously, then await committed() if the commit matters. */
  stage(): Changes;
  /** Resolves once everything staged so far is durable; rejects when this leader was deposed. */
  committed(): Promise<void>;
  /** Reads on the writing connection, hence after every flush already sent. */
  query<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]>;
  close(reason: Error): void;
}

export function createWriter(client: pg.Client, epoch: number, onDeposed: (reason: Error) => void): Writer {
  let next = createTurn();
  let scheduled = false;
  let flushing = false;
  let closed: Error | null = null;
  let lastQuery: Promise<unknown> = Promise.resolve();

  /** One query at a time, in the order asked. */
  function inOrder<T>(ask: () => Promise<T>): Promise<T> {
    const answer = lastQuery.then(ask);
    lastQuery = answer.catch(() => {});
    return answer;
  }

  function createTurn() {
    let resolve: () => void = () => {};
    let reject: (error: Error) => void = () => {};
    const done = new Promise<void>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    // Nobody has to wait for a commit; the failure itself is reported through onDeposed.
    done.catch(() => {});
    return { changes: createChanges(), done, resolve, reject };
  }

  function fail(reason: Error) {
    if (closed) return;
    closed = reason;
    next.reject(reason);
    onDeposed(reason);
  }

  async function flush() {
    flushing = true;
    while (scheduled && !closed) {
      scheduled = false;
      const turn = next;
      next = createTurn();
      try {
        const query = createFlushQuery(epoch, turn.changes);
        if (query) {
          const result = await inOrder(() => client.query(query));
          if (result.rowCount === 0) throw new Error("Another process leads now; this one steps down.");
        }
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error));
        turn.reject(reason);
        fail(reason);
        break;
      }
      if (closed) {
        turn.reject(closed);
        break;
      }
      for (const hook of turn.changes.committed) hook();
      turn.resolve();
    }
    flushing = false;
  }

  function schedule() {
    if (scheduled) return;
    scheduled = true;
    // The end of this event-loop turn: everything staged in it shares the flush.
    if (!flushing) setImmediate(() => void (flushing ? undefined : flush()));
  }

  return {
    stage() {
      schedule();
      return next.changes;
    },
    committed() {
      if (closed) return Promise.reject(closed);
      schedule();
      return next.done;
    },
    async query<Row extends pg.QueryResultRow>(text: string, values: unknown[]) {
      return (await inOrder(() => client.query<Row>(text, values))).rows;
    },
    close(reason) {
      if (closed) return;
      closed = reason;
      next.reject(reason);
    },
  };
}
