import type { Inngest, InngestFunction } from "inngest";
import type { EngineListener, ListenOptions } from "./listen";

export type EngineLog = (level: "info" | "warn" | "error", message: string, fields?: Record<string, unknown>) => void;

export interface EngineOptions {
  /** A direct connection as the app role: session locks and LISTEN do not survive a transaction pooler. */
  databaseUrl: string;
  /** Fixed delay before every retry, instead of the growing backoff. For tests. */
  retryMs?: number;
  /** After this long an unanswered call counts as a failed attempt and its late answer is ignored. Default 10 minutes. */
  stepTimeoutMs?: number;
  /** SDK calls in flight at once. Default 64; the last eighth is kept for runs with a positive priority. */
  slots?: number;
  log: EngineLog;
}

export interface FunctionStats {
  functionId: string;
  /** Calls that wait, now or for a later time; those in flight are not among them. */
  queued: number;
  running: number;
  failed: number;
}

export interface EngineStats {
  /** A process holds the leadership; while none does, nothing is executed. */
  isLed: boolean;
  /** Processes that wait to lead. */
  standbys: number;
  /** Jobs and timers stored, due or not. */
  depth: number;
  /** Jobs that are due and not in flight. */
  due: number;
  /** When the oldest of them became due, or null when nothing waits. */
  oldestDueAt: string | null;
  inFlight: number;
  running: number;
  /** Jobs waiting for a second or later attempt. */
  retries: number;
  /** Runs that failed and are still kept (24 hours). */
  failed: number;
  /** Functions that have something of the kind, by id. */
  functions: FunctionStats[];
}

/** Runs whose events hold this value at this place of their data. */
export interface EventFilter {
  path: readonly string[];
  value: string;
}

/** A dead letter: a run whose last attempt failed. Kept for 24 hours. */
export interface FailedRun {
  runId: string;
  functionId: string;
  eventName: string;
  eventIds: string[];
  /** The data of its first event; for the handler of a failure, of the first event of the run that failed. */
  data: Record<string, unknown>;
  error: { name: string; message: string };
  endedAt: string;
  /** Its events were rung again. */
  isRetried: boolean;
  /** Why it cannot be retried by itself, or null when it can. */
  whyNotRetry: string | null;
}

export interface ListFailures {
  /** At most 500. */
  limit?: number;
  /** Only what comes after this run in the list. */
  after?: string;
  /** Only runs all of whose events match. */
  filter?: EventFilter;
}

export interface RetryAnswer {
  /** The ids under which the run's events were rung again. */
  eventIds: string[];
  /** Why nothing was rung, or null. */
  refusal: string | null;
}

export interface ServeOptions {
  client: Inngest.Any;
  functions: readonly InngestFunction.Any[];
}

export interface Engine {
  /** Give this to the Inngest client as `fetch`. It answers ENGINE_ORIGIN and passes everything else on. */
  fetch: typeof globalThis.fetch;
  /** Registers functions; throws naming the function and the feature when the engine cannot honour it. */
  serve(options: ServeOptions): Promise<void>;
  /** Opens the engine to other processes: they register functions and are called over signed HTTP. */
  listen(options: ListenOptions): Promise<EngineListener>;
  /** Starts campaigning for leadership. Without served functions the process only ingests events. */
  start(): Promise<void>;
  /** Stops at the next step boundary; work that is still running after graceMs will run again elsewhere. */
  stop(graceMs?: number): Promise<void>;
  isLeader(): boolean;
  stats(): Promise<EngineStats>;
  /** The failed runs that are still kept, newest first. Any process may ask. */
  listFailures(options?: ListFailures): Promise<FailedRun[]>;
  countFailures(filter?: EventFilter): Promise<number>;
  /** One failed run, or null when there is none that matches. */
  findFailure(runId: string, filter?: EventFilter): Promise<FailedRun | null>;
  /** Rings the events of a failed run again under new ids: every function they trigger starts anew. Once per run. */
  retryFailure(runId: string, filter?: EventFilter): Promise<RetryAnswer>;
}

/** The base URL of the Inngest client in embedded mode. */
export const ENGINE_ORIGIN = "http://engine.internal";

/** A feature the embedded engine does not have. */
export class UnsupportedFeatureError extends Error {
  constructor(functionId: string, feature: string) {
    super(
      `Function "${functionId}" uses ${feature}, which the embedded engine does not support. ` +
        "Change the function, or set INNGEST_BASE_URL to run it on an Inngest server.",
    );
    this.name = "UnsupportedFeatureError";
  }
}
