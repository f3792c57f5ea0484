import { type Breaker, breakerSchema, closedBreaker, takeProbe, tripBreaker } from "@/server/core/model/breaker";
import { correctLimit, limitWaitMs, takeFromLimit } from "@/server/core/model/rate-limit";
import { sharePlaces } from "@/server/core/model/share-places";
import type { Tx } from "@/server/db/client";
import { type GateState, lockGate, writeGate } from "./gate-rows";
import { leaseMs, type Renewal, type Renewed } from "./renewal";

/**
 * One process's turn at a connection's gate, under the lock of its row. `clockMs` replaces the database's clock, for tests
 * of minutes that cannot be sat through.
 */
export async function renewLease(
  db: Tx,
  workspaceId: string,
  asked: Renewal,
  clockMs: number | null = null,
): Promise<Renewed> {
  const gate = await lockGate(db, workspaceId, asked.connectionId);
  const nowMs = clockMs ?? gate.nowMs;
  const { places, share } = placesFor(gate, asked, nowMs);
  const limits = spend(gate, asked, nowMs);
  const pausedUntilMs = asked.pauseMs > 0 ? Math.max(gate.pausedUntilMs, nowMs + asked.pauseMs) : gate.pausedUntilMs;
  const mayProbe = places > asked.inUse && (limits.granted > 0 || !isLimited(gate)) && pausedUntilMs <= nowMs;
  const { breakers, changed, probes } = watch(gate, asked, nowMs, mayProbe);
  await writeGate(db, workspaceId, asked, {
    ...limits,
    nowMs,
    places,
    pausedUntilMs,
    expiresAtMs: nowMs + leaseMs,
    breakers: changed,
  });
  const { requestsPerMinute, tokensPerMinute } = gate;
  return {
    nowMs,
    places,
    share,
    requestsPerMinute,
    tokensPerMinute,
    granted: limits.granted,
    requestsFullAtMs: limits.requestsFullAtMs,
    tokensFullAtMs: limits.tokensFullAtMs,
    pausedUntilMs,
    breakers: [...breakers].map(([modelId, breaker]) => ({ modelId, breaker })),
    probes,
  };
}

/** Calls under way keep their places; what a process has above its share it gives back as they end, and starts none on. */
function placesFor(gate: GateState, asked: Renewal, nowMs: number): { places: number; share: number } {
  if (asked.isLeaving) return { places: 0, share: 0 };
  const others = asked.isTakeOver
    ? []
    : gate.leases.filter((lease) => lease.process !== asked.process && lease.expiresAtMs > nowMs);
  const wishes = [...others, { process: asked.process, wanted: asked.wanted }];
  const fair = sharePlaces(gate.maxConcurrency, wishes, nowMs).get(asked.process) ?? 0;
  const free = gate.maxConcurrency - others.reduce((sum, lease) => sum + lease.places, 0);
  const share = Math.max(0, Math.min(fair, free));
  return { places: Math.max(asked.inUse, share), share };
}

const isLimited = ({ requestsPerMinute, tokensPerMinute }: GateState) =>
  requestsPerMinute !== null || tokensPerMinute !== null;

/** Takes what is asked for out of the shared buckets, in its order, as far as they reach. */
function spend({ requestsPerMinute, tokensPerMinute, ...gate }: GateState, asked: Renewal, nowMs: number) {
  let requestsFullAtMs = gate.requestsFullAtMs;
  let tokensFullAtMs = gate.tokensFullAtMs;
  if (requestsPerMinute !== null) {
    requestsFullAtMs = correctLimit(requestsFullAtMs, requestsPerMinute, asked.beyond.requests, nowMs);
  }
  if (tokensPerMinute !== null) {
    tokensFullAtMs = correctLimit(tokensFullAtMs, tokensPerMinute, asked.beyond.tokens, nowMs);
  }
  const line = { requestsFullAtMs, tokensFullAtMs };
  let granted = 0;
  let waitMs = 0;
  for (const [index, tokens] of asked.estimates.entries()) {
    const forRequest = requestsPerMinute === null ? 0 : limitWaitMs(line.requestsFullAtMs, requestsPerMinute, 1, nowMs);
    const forTokens = tokensPerMinute === null ? 0 : limitWaitMs(line.tokensFullAtMs, tokensPerMinute, tokens, nowMs);
    const wait = Math.max(forRequest, forTokens);
    if (wait > 0 && index >= asked.waiting) break;
    waitMs = Math.max(waitMs, wait);
    const at = nowMs + waitMs;
    if (requestsPerMinute !== null) {
      line.requestsFullAtMs = takeFromLimit(line.requestsFullAtMs, requestsPerMinute, 1, at);
    }
    if (tokensPerMinute !== null) {
      line.tokensFullAtMs = takeFromLimit(line.tokensFullAtMs, tokensPerMinute, tokens, at);
    }
    if (waitMs > 0) continue;
    granted += 1;
    requestsFullAtMs = line.requestsFullAtMs;
    tokensFullAtMs = line.tokensFullAtMs;
  }
  const waitsMs = Math.max(waitMs, asked.limitMs);
  const limitedUntilMs = waitsMs > 0 ? Math.max(gate.limitedUntilMs, nowMs + waitsMs) : gate.limitedUntilMs;
  return { granted, requestsFullAtMs, tokensFullAtMs, limitedUntilMs };
}

/** Counts how calls ended, and lets through the one call that tries an open breaker. */
function watch(gate: GateState, asked: Renewal, nowMs: number, mayProbe: boolean) {
  const breakers = new Map<string, Breaker>(
    gate.breakers.map(({ modelId, state }) => [modelId, breakerSchema.parse(state)]),
  );
  const changed = new Map<string, Breaker>();
  const put = (modelId: string, breaker: Breaker) => {
    breakers.set(modelId, breaker);
    changed.set(modelId, breaker);
  };
  for (const { modelId, ...tally } of asked.tallies) {
    put(modelId, tripBreaker(breakers.get(modelId) ?? closedBreaker, tally, nowMs));
  }
  const probes: string[] = [];
  for (const { modelId } of mayProbe ? asked.probes : []) {
    const probed = takeProbe(breakers.get(modelId) ?? closedBreaker, nowMs);
    if (probed === null) continue;
    put(modelId, probed);
    probes.push(modelId);
  }
  return { breakers, changed, probes };
}
