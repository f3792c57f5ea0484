import {
  addToTally,
  type Breaker,
  breakerWaitMs,
  closedBreaker,
  emptyTally,
  shiftBreaker,
  type Tally,
  tripBreaker,
} from "@/server/core/model/breaker";
import type { ProviderErrorKind } from "@/server/core/model/provider-error";
import { limitWaitMs, permitMs, takeFromLimit } from "@/server/core/model/rate-limit";
import { type GateCall, patienceMs } from "./admission";
import { leaseMs, type Renewed } from "./renewal";

/** Before the lease ends for the others, nothing is started on it any more. */
const marginMs = 2_000;
/** While the probe of an open breaker is under way here, its end is near: the others look again soon. */
const probingMs = patienceMs + 1_000;

/** What a process knows of a connection's gate since its last renewal, on its own clock. */
export type KnownGate = {
  leaseEndMs: number;
  places: number;
  share: number;
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
  requestsFullAtMs: number;
  tokensFullAtMs: number;
  permits: { requests: number; tokens: number; endMs: number };
  pausedUntilMs: number;
  breakers: Map<string, Breaker>;
  /** Models of which one call may be made although the breaker is open, and until when. */
  probes: Map<string, number>;
  /** Models whose probe is under way here. */
  probing: Set<string>;
};

/** The answer to a renewal that was sent at `sentMs` and came at `nowMs`. Whatever is uncertain counts against us. */
export function toKnownGate(
  answer: Renewed,
  estimates: readonly number[],
  times: { sentMs: number; nowMs: number },
  probing: Set<string>,
): KnownGate {
  const { places, share, requestsPerMinute, tokensPerMinute, granted } = answer;
  const shiftMs = times.nowMs - answer.nowMs;
  return {
    leaseEndMs: times.sentMs + leaseMs - marginMs,
    places,
    share,
    requestsPerMinute,
    tokensPerMinute,
    requestsFullAtMs: answer.requestsFullAtMs + shiftMs,
    tokensFullAtMs: answer.tokensFullAtMs + shiftMs,
    permits: {
      requests: granted,
      tokens: estimates.slice(0, granted).reduce((sum, tokens) => sum + tokens, 0),
      endMs: times.sentMs + permitMs,
    },
    pausedUntilMs: answer.pausedUntilMs + shiftMs,
    breakers: new Map(answer.breakers.map(({ modelId, breaker }) => [modelId, shiftBreaker(breaker, shiftMs)])),
    probes: new Map(answer.probes.map((modelId) => [modelId, times.sentMs + permitMs])),
    probing,
  };
}

export const isLimited = (known: KnownGate): boolean =>
  known.requestsPerMinute !== null || known.tokensPerMinute !== null;

/** `renew`: only a renewal can let it in, now or, if it waits for the limits, at that time. */
export type Verdict =
  | { may: "start" }
  | { may: "renew"; untilMs?: number }
  | { may: "wait"; untilMs: number }
  | { heldMs: number; isForLimit: boolean };

/**
 * Goes along the line of waiting calls and says of each, in turn, whether it may start when there is a place. The line is
 * what they wait for together: each call is taken to take its share of the buckets before the next.
 */
export function createLook(known: KnownGate, nowMs: number): (call: GateCall) => Verdict {
  const left = known.permits.endMs > nowMs ? { ...known.permits } : { requests: 0, tokens: 0 };
  let atMs = nowMs;
  const line = { requests: known.requestsFullAtMs, tokens: known.tokensFullAtMs };
  return ({ modelId, tokens }) => {
    if (nowMs >= known.leaseEndMs) return { may: "renew" };
    const pauseMs = known.pausedUntilMs - nowMs;
    if (pauseMs > 0) return waitOrHold(pauseMs, "wait", nowMs);
    const breaker = known.breakers.get(modelId) ?? closedBreaker;
    if (breaker.openedAtMs !== null && !((known.probes.get(modelId) ?? 0) > nowMs)) {
      const waitMs = breakerWaitMs(breaker, nowMs);
      if (waitMs === 0) return { may: "renew" };
      return waitOrHold(known.probing.has(modelId) ? Math.min(waitMs, probingMs) : waitMs, "wait", nowMs);
    }
    if (!isLimited(known)) return { may: "start" };
    if (left.requests >= 1 && (known.tokensPerMinute === null || left.tokens >= tokens)) {
      left.requests -= 1;
      left.tokens -= tokens;
      return { may: "start" };
    }
    left.requests = 0;
    if (known.requestsPerMinute !== null) {
      atMs += limitWaitMs(line.requests, known.requestsPerMinute, 1, atMs);
      line.requests = takeFromLimit(line.requests, known.requestsPerMinute, 1, atMs);
    }
    if (known.tokensPerMinute !== null) {
      atMs += limitWaitMs(line.tokens, known.tokensPerMinute, tokens, atMs);
      line.tokens = takeFromLimit(line.tokens, known.tokensPerMinute, tokens, atMs);
    }
    return atMs === nowMs ? { may: "renew" } : waitOrHold(atMs - nowMs, "renew", nowMs);
  };
}

const waitOrHold = (waitMs: number, may: "wait" | "renew", nowMs: number): Verdict =>
  waitMs > patienceMs ? { heldMs: waitMs, isForLimit: may === "renew" } : { may, untilMs: nowMs + waitMs };

/** Counts the end of a call at once, so that a process need not be told of an outage that it sees itself. */
export function noteEnd(known: KnownGate, modelId: string, kind: ProviderErrorKind | null, nowMs: number): boolean {
  return noteTally(known, modelId, addToTally(emptyTally, kind), nowMs);
}

/** Answers whether the breaker opened or closed by it. */
export function noteTally(known: KnownGate, modelId: string, tally: Tally, nowMs: number): boolean {
  const before = known.breakers.get(modelId) ?? closedBreaker;
  const after = tripBreaker(before, tally, nowMs);
  known.breakers.set(modelId, after);
  return (before.openedAtMs === null) !== (after.openedAtMs === null);
}
