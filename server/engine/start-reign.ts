import type pg from "pg";
import type { SdkCaller } from "./call-sdk";
import type { PauseRow } from "./changes";
import type { Clock } from "./clock";
import { createDispatcher } from "./dispatcher";
import { createInbox } from "./inbox";
import { loadJobs, refillPart, syncCrons } from "./load-jobs";
import { getBuckets } from "./part-name";
import { createParts } from "./parts";
import { createPauses } from "./pauses";
import { createPlannedCap } from "./planned-cap";
import { createPurge } from "./purge";
import type { EngineFunction } from "./read-functions";
import type { Reign } from "./reign";
import { createRunCache } from "./run-cache";
import { createTimers } from "./timers";
import type { EngineLog } from "./types";
import { createWriter } from "./writer";

interface StartReign {
  epoch: number;
  lastJobId: number;
  writeClient: pg.Client;
  pool: pg.Pool;
  clock: Clock;
  functions: Map<string, EngineFunction>;
  callers: Map<string, SdkCaller>;
  slots: number;
  retryMs: number | undefined;
  stepTimeoutMs: number;
  log: EngineLog;
  onDeposed(reason: Error): void;
}

const TICK_MS = 250;

export interface ReignHandle {
  reign: Reign;
  pokeInbox(): void;
  /** Ends the leadership in memory: nothing of it acts any more. */
  end(reason: Error): void;
  /** Waits until running calls reached a step boundary, then says what is left. */
  drain(graceMs: number): Promise<void>;
}

/** Builds one leadership: loads what is stored, then works. */
export async function startReign(options: StartReign): Promise<ReignHandle> {
  const { epoch, pool, clock, functions, log } = options;
  let over = false;
  let stopping = false;
  let loaded = false;
  let lastJobId = options.lastJobId;

  const writer = createWriter(options.writeClient, epoch, options.onDeposed);
  const parts = createParts({
    slots: options.slots,
    now: clock.now,
    bucketsOf: (part) => getBuckets(part, functions),
    onLow: (part) => void refillPart(reign, part),
  });
  const reign: Reign = {
    epoch,
    isOver: () => over,
    isStopping: () => stopping,
    depose: options.onDeposed,
    log,
    clock,
    retryMs: options.retryMs,
    functions,
    pool,
    writer,
    runs: createRunCache(pool, () => parts.upcoming(200)),
    parts,
    cap: createPlannedCap((job) => parts.push(job)),
    pauses: createPauses(),
    flow: { limits: new Map(), buffers: new Map(), singletons: new Map(), singletonOf: new Map() },
    calls: new Map(),
    nextJobId: () => ++lastJobId,
    noteTimer: (dueAt) => timers.note(dueAt),
    pokeInbox: () => inbox.poke(),
    pump: () => {
      if (loaded) dispatcher.pump();
    },
  };
  const timers = createTimers(reign);
  const dispatcher = createDispatcher(reign, options.callers, timers, options.stepTimeoutMs);
  try {
    await loadFlow(reign);
    await loadJobs(reign);
    await syncCrons(reign);
  } catch (error) {
    over = true;
    throw error;
  }
  const inbox = createInbox(reign);
  const purge = createPurge(reign);
  loaded = true;

  let written = "";
  const tick = setInterval(() => {
    const ids = [...reign.calls.values()].map((call) => call.job.id);
    dispatcher.expire().catch(options.onDeposed);
    if (ids.join() === written) return;
    written = ids.join();
    writeInFlight(ids).catch((error) => options.onDeposed(error instanceof Error ? error : new Error(String(error))));
  }, TICK_MS);

  const writeInFlight = (ids: number[]) =>
    writer.query("update engine.leader set inflight = $2 where epoch = $1", [epoch, ids]);

  inbox.poke();
  dispatcher.pump();

  return {
    reign,
    pokeInbox: inbox.poke,
    end(reason) {
      if (over) return;
      over = true;
      clearInterval(tick);
      inbox.stop();
      purge.stop();
      dispatcher.stop();
      reign.calls.clear();
      writer.close(reason);
    },
    async drain(graceMs) {
      stopping = true;
      clearInterval(tick);
      const until = performance.now() + graceMs;
      while (reign.calls.size > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
      await writer.committed();
      await writeInFlight([...reign.calls.values()].map((call) => call.job.id));
    },
  };
}

async function loadFlow(reign: Reign): Promise<void> {
  const { pool, flow } = reign;
  const [pauses, limits, singletons] = await Promise.all([
    pool.query<PauseRow>(
      'select run_id as "runId", step, kind, event, expr, path, value, expires_at as "expiresAt" from engine.pause',
    ),
    pool.query<{ key: string; tat: number }>("select key, tat from engine.limiter where tat > $1", [reign.clock.now()]),
    pool.query<{ id: string; skey: string }>(
      "select id, skey from engine.run where status = 'running' and skey is not null",
    ),
  ]);
  for (const pause of pauses.rows) reign.pauses.add(pause);
  for (const { key, tat } of limits.rows) flow.limits.set(key, tat);
  for (const { id, skey } of singletons.rows) {
    flow.singletons.set(skey, id);
    flow.singletonOf.set(id, skey);
  }
}
