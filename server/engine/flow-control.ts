import { parseDuration, resolveInstant } from "./duration";
import { asText, keyText } from "./expression";
import type { Job } from "./job";
import type { EngineFunction } from "./read-functions";
import type { Reign } from "./reign";
import { addJob, createRun, type StoredEvent } from "./run-lifecycle";

/** What flow control remembers; all of it is stored too, and loaded when a leadership begins. */
export interface FlowState {
  /** GCRA arrival times of rate limits and throttles. */
  limits: Map<string, number>;
  /** Open debounce and batch timers by key. */
  buffers: Map<string, Job>;
  /** Singleton keys of running runs, and the reverse. */
  singletons: Map<string, string>;
  singletonOf: Map<string, string>;
}

interface Buffered {
  fn: string;
  events: StoredEvent[];
  firstAt: number;
}

/** Starts what the function's configuration lets this event start. Synchronous, so that it commits with the event. */
export function startByEvent(reign: Reign, fn: EngineFunction, event: StoredEvent): void {
  const context = { event: JSON.parse(event.body) };
  if (fn.rateLimit && !passesRateLimit(reign, fn, context)) return;
  if (fn.debounce) debounce(reign, fn, event, context);
  else if (fn.batchEvents) batch(reign, fn, event, context);
  else startRun(reign, fn, [event]);
}

export function singletonKey(fn: EngineFunction, event: unknown): string | null {
  return fn.singleton ? `${fn.id} ${keyText(fn.singleton.key, { event })}` : null;
}

/** Creates the run, at once or when the throttle allows; a singleton that already runs is skipped. */
export function startRun(reign: Reign, fn: EngineFunction, events: StoredEvent[]): void {
  const first: unknown = JSON.parse(events[0]?.body ?? "{}");
  const skey = singletonKey(fn, first);
  if (skey && reign.flow.singletons.has(skey)) return;
  const dueAt = fn.throttle ? throttle(reign, fn, { event: first }) : undefined;
  const run = createRun(reign, { fn, events, dueAt, skey });
  if (skey) {
    reign.flow.singletons.set(skey, run.id);
    reign.flow.singletonOf.set(run.id, skey);
  }
}

function passesRateLimit(reign: Reign, fn: EngineFunction, context: Record<string, unknown>): boolean {
  const { rateLimit } = fn;
  if (!rateLimit) return true;
  const now = reign.clock.now();
  const periodMs = parseDuration(rateLimit.period) ?? 0;
  const interval = periodMs / rateLimit.limit;
  const key = `rate ${fn.id} ${keyText(rateLimit.key, context)}`;
  const tat = Math.max(reign.flow.limits.get(key) ?? 0, now) + interval;
  if (tat - now > periodMs) return false;
  remember(reign, key, tat);
  return true;
}

/** When the run may start: `limit` (times burst) at once, then evenly spaced. */
function throttle(reign: Reign, fn: EngineFunction, context: Record<string, unknown>): number | undefined {
  const { throttle: rule } = fn;
  if (!rule) return undefined;
  const now = reign.clock.now();
  const periodMs = parseDuration(rule.period) ?? 0;
  const key = `throttle ${fn.id} ${keyText(rule.key, context)}`;
  const tat = Math.max(reign.flow.limits.get(key) ?? 0, now) + periodMs / rule.limit;
  remember(reign, key, tat);
  return Math.max(now, Math.ceil(tat - periodMs * Math.max(rule.burst ?? 1, 1)));
}

function remember(reign: Reign, key: string, tat: number): void {
  reign.flow.limits.set(key, tat);
  reign.writer.stage().limits.set(key, tat);
}

function debounce(reign: Reign, fn: EngineFunction, event: StoredEvent, context: Record<string, unknown>): void {
  const rule = fn.debounce;
  if (!rule) return;
  const now = reign.clock.now();
  const key = `debounce ${fn.id} ${keyText(rule.key, context)}`;
  const open = reign.flow.buffers.get(key);
  const firstAt = open ? readBuffer(open).firstAt : now;
  let dueAt = now + (parseDuration(rule.period) ?? 0);
  const latest = rule.timeout ? resolveInstant(rule.timeout, firstAt) : null;
  if (latest !== null) dueAt = Math.min(dueAt, latest);
  saveBuffer(reign, "debounce", key, dueAt, { fn: fn.id, events: [event], firstAt });
}

function batch(reign: Reign, fn: EngineFunction, event: StoredEvent, context: Record<string, unknown>): void {
  const rule = fn.batchEvents;
  if (!rule) return;
  const now = reign.clock.now();
  const key = `batch ${fn.id} ${keyText(rule.key, context)}`;
  const open = reign.flow.buffers.get(key);
  const buffer = open ? readBuffer(open) : { fn: fn.id, events: [], firstAt: now };
  buffer.events.push(event);
  if (buffer.events.length < rule.maxSize) {
    const dueAt = open?.dueAt ?? now + (parseDuration(rule.timeout) ?? 0);
    saveBuffer(reign, "batch", key, dueAt, buffer);
    return;
  }
  if (open) {
    reign.flow.buffers.delete(key);
    reign.writer.stage().dropJob(open.id);
  }
  startRun(reign, fn, buffer.events);
}

function readBuffer(job: Job): Buffered {
  return JSON.parse(job.data ?? "{}");
}

function saveBuffer(reign: Reign, kind: "debounce" | "batch", key: string, dueAt: number, buffer: Buffered): void {
  const job: Job = {
    id: reign.flow.buffers.get(key)?.id ?? reign.nextJobId(),
    runId: null,
    step: key,
    kind,
    part: "",
    prio: 0,
    dueAt,
    attempt: 0,
    lost: 0,
    data: asText(buffer),
  };
  reign.flow.buffers.set(key, job);
  addJob(reign, reign.writer.stage(), job);
}

/** A debounce or batch timer rang: its run starts, unless newer events moved the timer meanwhile. */
export function closeBuffer(reign: Reign, stored: Job): void {
  const open = reign.flow.buffers.get(stored.step);
  if (!open || open.id !== stored.id || open.dueAt > reign.clock.now()) return;
  reign.flow.buffers.delete(stored.step);
  reign.writer.stage().dropJob(open.id);
  const buffer = readBuffer(open);
  const fn = reign.functions.get(buffer.fn);
  if (fn) startRun(reign, fn, buffer.events);
  else reign.log("warn", "events waited for a function that is no longer served and were dropped", { fn: buffer.fn });
}
