import type { PauseRow } from "./changes";
import { matches, valueAt } from "./expression";

interface EventPauses {
  /** async path -> value -> pauses of the form event.A == async.B. */
  indexed: Map<string, Map<string, Set<PauseRow>>>;
  scanned: Set<PauseRow>;
}

/** The open waits and cancellations in memory. Equality conditions are found by value, others are evaluated one by one. */
export function createPauses() {
  const byEvent = new Map<string, EventPauses>();
  const byRun = new Map<string, Map<string, PauseRow>>();

  function add(pause: PauseRow) {
    let forRun = byRun.get(pause.runId);
    if (!forRun) {
      forRun = new Map();
      byRun.set(pause.runId, forRun);
    }
    forRun.set(pause.step, pause);
    let forEvent = byEvent.get(pause.event);
    if (!forEvent) {
      forEvent = { indexed: new Map(), scanned: new Set() };
      byEvent.set(pause.event, forEvent);
    }
    setFor(forEvent, pause).add(pause);
  }

  function setFor(forEvent: EventPauses, pause: PauseRow): Set<PauseRow> {
    if (pause.path === null) return forEvent.scanned;
    let values = forEvent.indexed.get(pause.path);
    if (!values) {
      values = new Map();
      forEvent.indexed.set(pause.path, values);
    }
    const value = pause.value ?? "";
    let set = values.get(value);
    if (!set) {
      set = new Set();
      values.set(value, set);
    }
    return set;
  }

  function remove(runId: string, step: string): PauseRow | null {
    const forRun = byRun.get(runId);
    const pause = forRun?.get(step);
    if (!forRun || !pause) return null;
    forRun.delete(step);
    if (forRun.size === 0) byRun.delete(runId);
    const forEvent = byEvent.get(pause.event);
    if (!forEvent) return pause;
    const set = setFor(forEvent, pause);
    set.delete(pause);
    if (set.size === 0 && pause.path !== null) forEvent.indexed.get(pause.path)?.delete(pause.value ?? "");
    return pause;
  }

  function find(name: string, event: unknown, now: number): PauseRow[] {
    const forEvent = byEvent.get(name);
    if (!forEvent) return [];
    const found: PauseRow[] = [];
    for (const [path, values] of forEvent.indexed) {
      const value = valueAt(event, path);
      if (value !== null) found.push(...(values.get(value) ?? []));
    }
    for (const pause of forEvent.scanned) {
      const original: unknown = pause.value === null ? {} : JSON.parse(pause.value);
      if (matches(pause.expr, { event: original, async: event })) found.push(pause);
    }
    return found.filter((pause) => pause.expiresAt === null || pause.expiresAt > now);
  }

  return {
    add,
    remove,
    removeRun(runId: string) {
      for (const step of [...(byRun.get(runId)?.keys() ?? [])]) remove(runId, step);
    },
    find,
  };
}

export type Pauses = ReturnType<typeof createPauses>;
