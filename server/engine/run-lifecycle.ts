import type { Changes, RunEnd } from "./changes";
import { resolveInstant } from "./duration";
import { numberOf, parseEquality, valueAt } from "./expression";
import type { Job } from "./job";
import { createPartName } from "./part-name";
import type { EngineFunction } from "./read-functions";
import type { Reign } from "./reign";
import { createRunState, type RunState, setStep } from "./run-cache";
import { createUlid } from "./ulid";

export interface StoredEvent {
  id: string;
  name: string;
  /** JSON text of the event as the function gets it. */
  body: string;
}

/** Stages changes about a run and keeps it in memory until they are durable. */
export function stageFor(reign: Reign, run: RunState): Changes {
  const changes = reign.writer.stage();
  run.holds++;
  changes.committed.push(() => {
    run.holds--;
  });
  return changes;
}

/** Stores a job; it may start once it is durable. */
export function addJob(reign: Reign, changes: Changes, job: Job): void {
  changes.saveJob(job);
  changes.committed.push(() => {
    if (job.kind === "edge") {
      if (reign.cap.admit(job)) reign.parts.push(job);
      reign.pump();
    } else {
      reign.noteTimer(job.dueAt);
    }
  });
}

interface NewRun {
  fn: EngineFunction;
  events: StoredEvent[];
  dueAt?: number;
  skey?: string | null;
  invokedBy?: { runId: string; step: string };
}

/** Creates a run with its first job and its cancellations, all in the coming flush. */
export function createRun(reign: Reign, { fn, events, dueAt, skey, invokedBy }: NewRun): RunState {
  const now = reign.clock.now();
  const first: unknown = JSON.parse(events[0]?.body ?? "{}");
  const context = { event: first };
  const prio = readPriority(reign, fn, context);
  const run = createRunState({
    id: createUlid(now),
    fn: fn.id,
    part: createPartName(fn, context),
    prio,
    events: `[${events.map((e) => e.body).join(",")}]`,
    version: null,
    invRun: invokedBy?.runId ?? null,
    invStep: invokedBy?.step ?? null,
    discovery: "none",
  });
  reign.runs.add(run);
  const changes = stageFor(reign, run);
  changes.runs.set(run.id, {
    id: run.id,
    fn: run.fn,
    status: "running",
    part: run.part,
    prio,
    events: run.events,
    eventIds: events.map((e) => e.id),
    skey: skey ?? null,
    invRun: run.invRun,
    invStep: run.invStep,
  });
  for (const [i, cancel] of (fn.cancel ?? []).entries()) {
    addPause(reign, changes, run, {
      step: `cancel:${i}`,
      kind: "cancel",
      event: cancel.event,
      expr: cancel.if ?? null,
      expiresAt: cancel.timeout ? resolveInstant(cancel.timeout, now) : null,
      original: first,
    });
  }
  discover(reign, run, dueAt);
  return run;
}

const warnedOf = new WeakSet<EngineFunction>();

/** At registration only a written negative number can be refused; one that an event brings counts as none, and is told. */
function readPriority(reign: Reign, fn: EngineFunction, context: Record<string, unknown>): number {
  const asked = Math.round(numberOf(fn.priority?.run, context, 0));
  if (asked < 0 && !warnedOf.has(fn)) {
    warnedOf.add(fn);
    reign.log("warn", "a negative priority counts as none", { fn: fn.id, priority: asked });
  }
  return Math.max(0, Math.min(600, asked));
}

interface NewPause {
  step: string;
  kind: "wait" | "cancel";
  event: string;
  expr: string | null;
  expiresAt: number | null;
  /** The run's first event, which conditions call `event`. */
  original: unknown;
}

export function addPause(reign: Reign, changes: Changes, run: RunState, pause: NewPause): void {
  const equality = parseEquality(pause.expr);
  const value = equality
    ? valueAt({ ...toRecord(pause.original) }, equality.eventPath)
    : JSON.stringify(pause.original);
  // An equality over a missing value can never match; stored so that the wait still has its row.
  const row = {
    runId: run.id,
    step: pause.step,
    kind: pause.kind,
    event: pause.event,
    expr: pause.expr,
    path: equality?.asyncPath ?? null,
    value: equality ? (value ?? "missing") : pause.expr === null ? null : value,
    expiresAt: pause.expiresAt,
  };
  changes.savePause(row);
  reign.pauses.add(row);
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** Where a job stands in its queue: priority overtakes what waits, but never shortens a wait that was asked for. */
export function queueTime(now: number, dueAt: number, prio: number): number {
  return dueAt > now ? dueAt : dueAt - prio * 1000;
}

/** Asks for one more discovery of the run; never two at a time. */
export function discover(reign: Reign, run: RunState, dueAt = reign.clock.now()): void {
  if (run.ended) return;
  if (run.discovery === "running") run.again = true;
  if (run.discovery !== "none") return;
  run.discovery = "queued";
  addJob(reign, stageFor(reign, run), {
    id: reign.nextJobId(),
    runId: run.id,
    step: "",
    kind: "edge",
    part: run.part,
    prio: run.prio,
    dueAt: queueTime(reign.clock.now(), dueAt, run.prio),
    attempt: 0,
    lost: 0,
    data: null,
  });
}

interface FinishedStep {
  id: string;
  name: string;
  op: string;
  /** JSON text: {"data": ...} or {"error": ...}. */
  value: string;
}

/** Saves a finished step. Returns false when it was finished before: such a report changes nothing. */
export function finishStep(reign: Reign, run: RunState, step: FinishedStep): boolean {
  const old = run.steps.get(step.id);
  if (run.ended || old?.state === "done") return false;
  const row = { ...step, runId: run.id, pos: run.order.length, state: "done" as const, race: old?.race ?? false };
  setStep(run, row);
  stageFor(reign, run).saveStep(row);
  return true;
}

/** After a pending step ended: the SDK looks again when nothing else is pending, or at once in a race. */
export function discoverAfter(reign: Reign, run: RunState, stepId: string): void {
  if (run.pending === 0 || run.version === 1 || run.steps.get(stepId)?.race) discover(reign, run);
}

/** Ends a run; a caller's waiting step and the failure event leave in the same flush. */
export async function endRun(reign: Reign, run: RunState, status: RunEnd["status"], output: string): Promise<void> {
  if (run.ended) return;
  run.ended = true;
  // Loaded first, so that the child's end and the parent's step commit together.
  const parent = run.invRun ? await loadParent(reign, run.invRun) : null;
  if (reign.isOver()) return;
  const changes = stageFor(reign, run);
  changes.endRun({ id: run.id, status, output });
  changes.committed.push(() => reign.runs.remove(run.id));
  reign.pauses.removeRun(run.id);
  reign.cap.forget(run.id);
  const skey = reign.flow.singletonOf.get(run.id);
  if (skey !== undefined) {
    reign.flow.singletonOf.delete(run.id);
    reign.flow.singletons.delete(skey);
  }
  if (parent && run.invStep) {
    const value = status === "completed" ? `{"data":${output}}` : `{"error":${invocationError(status, output)}}`;
    resumeStep(reign, parent, run.invStep, "InvokeFunction", value);
  }
  if (status === "failed") emitFailure(reign, changes, run, output);
}

async function loadParent(reign: Reign, id: string): Promise<RunState | null> {
  while (!reign.isOver()) {
    try {
      return await reign.runs.get(id);
    } catch (error) {
      reign.log("warn", "an invoking run could not be read; it is tried again", { run: id, error: String(error) });
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  return null;
}

function invocationError(status: RunEnd["status"], output: string): string {
  if (status === "failed") return output;
  return JSON.stringify({ name: "Error", message: "The invoked function was cancelled.", stack: "" });
}

/** Answers a pending wait, sleep or invocation and lets the run go on. */
export function resumeStep(reign: Reign, run: RunState, stepId: string, op: string, value: string): void {
  const step = run.steps.get(stepId);
  if (step?.state !== "pending") return;
  if (!finishStep(reign, run, { id: stepId, name: step.name, op, value })) return;
  reign.writer.stage().dropTimeout(run.id, stepId);
  discoverAfter(reign, run, stepId);
}

function emitFailure(reign: Reign, changes: Changes, run: RunState, error: string): void {
  const id = `${run.id}:failed`;
  const data = `{"function_id":${JSON.stringify(run.fn)},"run_id":"${run.id}","error":${error},"event":${run.firstEvent},"events":${run.events}}`;
  const name = "inngest/function.failed";
  changes.events.set(id, {
    id,
    name,
    body: `{"id":"${id}","name":"${name}","data":${data},"ts":${reign.clock.now()}}`,
  });
  changes.committed.push(() => reign.pokeInbox());
}
