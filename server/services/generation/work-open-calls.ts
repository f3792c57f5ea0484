import { backoffMs, maxAttempts } from "@/server/core/experiment/backoff";
import { ProviderError } from "@/server/core/model/provider-error";
import { type Admission, type Pass, patienceMs } from "../gate/admission";
import { withClaim } from "./call-claims";

/** A paid call that is still to be made: a trial's generation, or one judge's look at its answer. */
export type OpenCall = {
  trialId: string;
  /** The number that the next attempt gets, counted from 1; abandoned ones count too. */
  nextNumber: number;
  /** Attempts that failed, which is what the limit is about. */
  failures: number;
  /** Not before this moment (milliseconds since 1970), by the provider's wish or the backoff. */
  notBeforeMs: number;
};

export type CallFailure = {
  kind: string;
  message: string;
  /** What it cost, where the call knows. */
  costMicroUsd: number | null;
  isFinal: boolean;
  retryAtMs: number | null;
};

/** A call of several requests failed after some were paid for. */
export class PaidCallError extends Error {
  readonly costMicroUsd: number;
  readonly reason: ProviderError;
  constructor(reason: ProviderError, costMicroUsd: number) {
    super(reason.message);
    this.name = "PaidCallError";
    this.reason = reason;
    this.costMicroUsd = costMicroUsd;
  }
}

/** Made; or another worker of the run has this call; or no budget has room for it yet; or the run is no longer live. */
export type Reservation = "made" | "taken" | "short" | "over";

type Work<C extends OpenCall, R> = {
  calls: readonly C[];
  /** How many more calls of the same chunk are under way elsewhere. */
  underWay: number;
  purpose: string;
  /** Calls that may be under way at once. */
  maxConcurrency: number;
  /** Asks the connection's gate, before anything is reserved. */
  enter(call: C): Promise<Admission>;
  /** Commits the intent. */
  reserve(call: C): Promise<Reservation>;
  make(call: C): Promise<R>;
  /** What it took of the connection's limits. */
  usedBy(result: R): { tokens: number; requests: number };
  keep(call: C, result: R): Promise<void>;
  fail(call: C, failure: CallFailure): Promise<void>;
  clock(): number;
  random(): number;
  wait(ms: number): Promise<void>;
};

export type WorkReport = {
  kept: number;
  failed: number;
  /** Calls that stay open: the run was paused, or the wait is too long to sit through. */
  open: number;
  /** When the first of the open calls may be made again; null when they wait for something else. */
  retryAtMs: number | null;
  /** Some of the open calls were not let in by the connection's gate: no attempt was made, and nothing failed. */
  isHeld: boolean;
  /** Set when no call of this connection can succeed (a refused key, an unknown model): the run has to pause. */
  stopReason: string | null;
};

/** When to look again at a call that another worker has: should it fail there, nobody else would make it. */
const takenMs = 10_000;
/** When to ask a budget again: calls under way hold more of it than they will cost. */
const shortMs = 500;
/** A mistake of ours around the call: asked again it would fail again, so the trial ends and says so. */
const ownFault = (error: unknown) => ({
  kind: "internal",
  message: `Assay could not make this call: ${error instanceof Error ? error.message : String(error)}`,
});
/** A refused key or an unknown model: no later call can do better, and no trial is to blame. */
export const isConnectionsFault = (kind: string | null): boolean => kind === "auth" || kind === "not_found";

/**
 * Works open calls through a pool. Each is reserved, made and kept (or failed) by itself, so a crash loses at most
 * the calls under way. A retriable failure waits by full jitter and goes again after the others.
 */
export async function workOpenCalls<C extends OpenCall, R>(work: Work<C, R>): Promise<WorkReport> {
  const report: WorkReport = { kept: 0, failed: 0, open: 0, retryAtMs: null, isHeld: false, stopReason: null };
  let isStopped = false;
  /** Calls that another worker has, those under way when the chunk was opened included. */
  let taken = work.underWay;
  let round: C[] = [...work.calls];
  /** Calls that were not let in when they last asked. */
  const held = new Set<string>();

  while (round.length > 0 && !isStopped) {
    const now = work.clock();
    const due = round.filter((c) => c.notBeforeMs <= now);
    const later = round.filter((c) => c.notBeforeMs > now);
    const again: C[] = [];
    const queue = [...due];
    const runner = async () => {
      while (!isStopped) {
        const call = queue.shift();
        if (!call) return;
        const next = await one(call);
        if (next) again.push(next);
      }
    };
    await Promise.all(Array.from({ length: Math.min(work.maxConcurrency, due.length) }, runner));
    round = [...queue, ...again, ...later];
    if (isStopped || round.length === 0) break;
    const waitMs = Math.min(...round.map((c) => c.notBeforeMs)) - work.clock();
    if (waitMs > patienceMs) break;
    if (waitMs > 0) await work.wait(waitMs);
  }
  report.open += round.length + taken;
  if (isStopped) return report;
  report.isHeld = round.some((c) => held.has(c.trialId));
  const moments = round.map((c) => c.notBeforeMs);
  if (taken > 0) moments.push(work.clock() + takenMs);
  if (moments.length > 0) report.retryAtMs = Math.min(...moments);
  return report;

  /** Makes one call; answers the call again when it is to be retried. */
  async function one(call: C): Promise<C | null> {
    const done = await withClaim(call.trialId, work.purpose, async () => {
      const admission = await work.enter(call);
      if ("heldMs" in admission) {
        held.add(call.trialId);
        return { again: { ...call, notBeforeMs: work.clock() + admission.heldMs } };
      }
      held.delete(call.trialId);
      const { pass } = admission;
      try {
        return await attempt(call, pass);
      } finally {
        pass.end(null);
        pass.free();
      }
    });
    if (done === null) taken += 1;
    return done?.again ?? null;
  }

  /**
   * The place is given back once the answer is handed in: the next call's intent is handed in behind it, and no intent is
   * committed before an earlier result, so never more calls than places are without a kept result.
   */
  async function attempt(call: C, pass: Pass): Promise<{ again: C | null }> {
    const reservation = isStopped ? "over" : await work.reserve(call);
    if (reservation === "over") {
      isStopped = true;
      return { again: call };
    }
    if (reservation === "taken") {
      taken += 1;
      return { again: null };
    }
    if (reservation === "short") return { again: { ...call, notBeforeMs: work.clock() + shortMs } };
    let result: R;
    try {
      result = await work.make(call);
    } catch (error) {
      const reason = error instanceof PaidCallError ? error.reason : error;
      const requests = error instanceof PaidCallError ? 2 : 1;
      const { kind, retryAfterMs } =
        reason instanceof ProviderError ? reason : { kind: "aborted" as const, retryAfterMs: null };
      pass.end({ kind, retryAfterMs, tokens: null, requests });
      if (error instanceof PaidCallError) return { again: await afterFailure(call, error.reason, error.costMicroUsd) };
      if (error instanceof ProviderError) return { again: await afterFailure(call, error, null) };
      await work.fail(call, { ...ownFault(error), costMicroUsd: null, isFinal: true, retryAtMs: null });
      report.failed += 1;
      return { again: null };
    }
    pass.end({ kind: null, retryAfterMs: null, ...work.usedBy(result) });
    const kept = work.keep(call, result);
    pass.free();
    await kept;
    report.kept += 1;
    return { again: null };
  }

  async function afterFailure(call: C, error: ProviderError, costMicroUsd: number | null): Promise<C | null> {
    const { kind, message } = error;
    const failures = call.failures + 1;
    const next = { ...call, failures, nextNumber: call.nextNumber + 1 };
    // Broken off: the run was cancelled, and no trial is to blame.
    if (isConnectionsFault(kind) || kind === "aborted") {
      if (kind !== "aborted") report.stopReason = message;
      isStopped = true;
      await work.fail(call, { kind, message, costMicroUsd, isFinal: false, retryAtMs: null });
      return next;
    }
    const isFinal = !error.isRetriable || failures >= maxAttempts(kind);
    const retryAtMs = isFinal ? null : work.clock() + backoffMs(failures, error.retryAfterMs, work.random());
    await work.fail(call, { kind, message, costMicroUsd, isFinal, retryAtMs });
    if (isFinal) report.failed += 1;
    return retryAtMs === null ? null : { ...next, notBeforeMs: retryAtMs };
  }
}
