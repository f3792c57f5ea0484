import type pg from "pg";
import type { Clock } from "./clock";
import type { FlowState } from "./flow-control";
import type { Job } from "./job";
import type { Parts } from "./parts";
import type { Pauses } from "./pauses";
import type { PlannedCap } from "./planned-cap";
import type { EngineFunction } from "./read-functions";
import type { RunCache, RunState } from "./run-cache";
import type { EngineLog } from "./types";
import type { Writer } from "./writer";

/** One call to the SDK that is in flight. */
export interface Call {
  token: string;
  job: Job;
  run: RunState;
  fn: EngineFunction;
  /** How many finished steps the call was told about. */
  seen: number;
  progressAt: number;
}

/** All that one leadership holds in memory. When it ends, everything is forgotten and nothing of it may act any more. */
export interface Reign {
  epoch: number;
  isOver(): boolean;
  isStopping(): boolean;
  /** Gives the leadership up, to start again from what is stored. */
  depose(reason: Error): void;
  log: EngineLog;
  clock: Clock;
  retryMs: number | undefined;
  functions: Map<string, EngineFunction>;
  pool: pg.Pool;
  writer: Writer;
  runs: RunCache;
  parts: Parts;
  cap: PlannedCap;
  pauses: Pauses;
  flow: FlowState;
  calls: Map<string, Call>;
  nextJobId(): number;
  /** Says that a timer of this due time is stored. */
  noteTimer(dueAt: number): void;
  /** Looks at the event inbox soon. */
  pokeInbox(): void;
  /** Starts what may start, at the end of this event-loop turn. */
  pump(): void;
}
