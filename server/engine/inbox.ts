import { keyText, matches } from "./expression";
import { singletonKey, startByEvent } from "./flow-control";
import type { EngineFunction } from "./read-functions";
import type { Reign } from "./reign";
import { endRun, resumeStep, type StoredEvent } from "./run-lifecycle";

export const CANCEL_EVENT = "inngest/engine.cancel";
export const CANCELLED = JSON.stringify({ name: "Error", message: "The run was cancelled.", stack: "" });

const AT_ONCE = 500;
const DAY_MS = 86_400_000;
/** A lost notification costs at most this much. */
const POLL_MS = 1000;

interface InboxRow extends StoredEvent {
  seq: number;
}

interface Candidate {
  fn: EngineFunction;
  idem: string | null;
}

/** Turns stored events into runs, answered waits and cancellations. An event's runs commit with its `processed` mark. */
export function createInbox(reign: Reign) {
  const triggers = new Map<string, { fn: EngineFunction; expression?: string }[]>();
  for (const fn of reign.functions.values()) {
    for (const { event, expression } of fn.eventTriggers) {
      triggers.set(event, [...(triggers.get(event) ?? []), { fn, expression }]);
    }
  }
  let running = false;
  let poked = false;
  const poll = setInterval(poke, POLL_MS);

  function poke() {
    poked = true;
    if (!running) void drain();
  }

  async function drain() {
    running = true;
    try {
      while (poked && !reign.isOver() && !reign.isStopping()) {
        poked = false;
        const { rows } = await reign.pool.query<InboxRow>(
          "select seq, id, name, body from engine.event where not processed order by seq limit $1",
          [AT_ONCE],
        );
        if (rows.length === 0) continue;
        await take(rows);
        await reign.writer.committed();
        if (rows.length === AT_ONCE) poked = true;
      }
    } catch (error) {
      // A deposed leader's inbox is the next leader's; anything else is tried again by the next poll.
      if (!reign.isOver())
        reign.log("warn", "reading the event inbox failed; it is tried again", { error: String(error) });
      // What is staged must be stored before these events are read again.
      await reign.writer.committed().catch(() => {});
    }
    running = false;
  }

  async function take(rows: InboxRow[]) {
    const work = rows.map((row) => {
      const event: unknown = JSON.parse(row.body);
      return { row, event, candidates: findCandidates(row, event) };
    });
    const used = await readUsedKeys(work.flatMap((w) => w.candidates.flatMap((c) => c.idem ?? [])));
    for (const { row, event, candidates } of work) {
      if (row.name === CANCEL_EVENT) await cancelRun(event);
      await answerPauses(row.name, event);
      for (const { fn } of candidates) await makeRoom(fn, event);
      if (reign.isOver()) return;
      for (const { fn, idem } of candidates) {
        if (idem) {
          if (used.has(idem)) continue;
          used.add(idem);
          reign.writer.stage().idem.set(idem, reign.clock.now() + DAY_MS);
        }
        startByEvent(reign, fn, { id: row.id, name: row.name, body: row.body });
      }
      reign.writer.stage().processed.add(row.seq);
    }
  }

  function findCandidates(row: InboxRow, event: unknown): Candidate[] {
    const found = (triggers.get(row.name) ?? []).filter((t) => matches(t.expression, { event }));
    return [...new Set(found.map((t) => t.fn))].map((fn) => ({
      fn,
      idem: fn.idempotency ? `${fn.id} ${keyText(fn.idempotency, { event })}` : null,
    }));
  }

  async function readUsedKeys(keys: string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const { rows } = await reign.pool.query("select key from engine.idem where key = any($1) and expires_at > $2", [
      keys,
      reign.clock.now(),
    ]);
    return new Set(rows.map((row) => row.key));
  }

  async function answerPauses(name: string, event: unknown) {
    for (const pause of reign.pauses.find(name, event, reign.clock.now())) {
      const run = await reign.runs.get(pause.runId);
      reign.pauses.remove(pause.runId, pause.step);
      reign.writer.stage().dropPause(pause.runId, pause.step);
      if (!run) continue;
      if (pause.kind === "cancel") await endRun(reign, run, "cancelled", CANCELLED);
      else resumeStep(reign, run, pause.step, "WaitForEvent", `{"data":${JSON.stringify(event)}}`);
    }
  }

  /** A singleton in cancel mode: the old run's end must be stored before its key is free. */
  async function makeRoom(fn: EngineFunction, event: unknown) {
    if (fn.singleton?.mode !== "cancel") return;
    const old = reign.flow.singletons.get(singletonKey(fn, event) ?? "");
    const run = old ? await reign.runs.get(old) : null;
    if (!run) return;
    await endRun(reign, run, "cancelled", CANCELLED);
    await reign.writer.committed();
  }

  async function cancelRun(event: unknown) {
    const id = (event as { data?: { run_id?: unknown } }).data?.run_id;
    const run = typeof id === "string" ? await reign.runs.get(id) : null;
    if (run) await endRun(reign, run, "cancelled", CANCELLED);
  }

  return {
    poke,
    stop: () => clearInterval(poll),
  };
}
