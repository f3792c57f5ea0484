import { AppError } from "@/server/core/errors";
import type { Admission, CallEnd, GateCall, Pass } from "./admission";
import { addEnd, type GateNews, keepNews, noNews, tellNews } from "./gate-news";
import { createLook, isLimited, type KnownGate, noteEnd, noteTally, toKnownGate } from "./known-gate";
import type { Renewal, Renewed } from "./renewal";

const renewEveryMs = 1_000;
/** Between two renewals, however much there is to tell. */
const restMs = 20;
/** How soon to ask again for a place when none is held. */
const beggingMs = 250;
/** How long a lease is kept without work. */
const idleMs = 2_000;
/** Permits are asked for in bulk, but not more than a line of this length could use. */
const longestLine = 500;

export type GateIo = {
  connectionId: string;
  process: string;
  /** The first renewal takes over the places of a dead forerunner. */
  isOnlyProcess: boolean;
  renew(asked: Renewal): Promise<Renewed>;
  /** Milliseconds of a clock that never goes back. */
  clock(): number;
  /** Calls back after so many milliseconds; without work the process need not be kept alive for it. */
  setTimer(ms: number, isIdle: boolean, wake: () => void): { cancel(): void };
};

type Seat = { call: GateCall; admit(admission: Admission): void; refuse(error: unknown): void };

export type ConnectionGate = { enter(call: GateCall): Promise<Admission> };

/**
 * One process's side of a connection's gate. Calls wait in line until the process holds a place, a permit and no reason
 * not to call. All is decided from what the last renewal brought, so a call by itself costs no query; with work a renewal
 * goes out each second, and at once when something is wanted that only the others can give.
 */
export function createConnectionGate(io: GateIo): ConnectionGate {
  let known: KnownGate | null = null;
  let news: GateNews = noNews();
  let first: Seat[] = [];
  let others: Seat[] = [];
  let inUse = 0;
  /** Calls under way when the renewal on its way was sent: until it is answered no more than these are sure of a place. */
  let sure: number | null = null;
  let isUrgent = false;
  let hasBegun = false;
  let sentMs = Number.NEGATIVE_INFINITY;
  /** Calls let in since the last renewal: about as many follow in the next second. */
  let entered = 0;
  let timer: { atMs: number; cancel(): void } | null = null;

  return {
    enter: (call) =>
      new Promise((admit, refuse) => {
        (call.goesFirst ? first : others).push({ call, admit, refuse });
        move();
      }),
  };

  /** Lets in who may, turns away who would wait too long, and arranges for whatever comes next. */
  function move(): void {
    const now = io.clock();
    let wakeMs = Number.POSITIVE_INFINITY;
    let isWanting = first.length + others.length > 0 && known === null;
    if (known !== null) {
      const at = known;
      const look = createLook(at, now);
      const places = Math.min(at.places, at.share, sure ?? Number.POSITIVE_INFINITY);
      const pass = (seat: Seat): boolean => {
        const verdict = look(seat.call);
        if ("heldMs" in verdict) {
          if (verdict.isForLimit) news.limitedUntilMs = Math.max(news.limitedUntilMs, now + verdict.heldMs);
          seat.admit({ heldMs: verdict.heldMs });
          return false;
        }
        if (verdict.may === "start") {
          if (inUse >= places) return true;
          seat.admit({ pass: start(at, seat.call) });
          return false;
        }
        if (verdict.untilMs !== undefined) wakeMs = Math.min(wakeMs, verdict.untilMs);
        else isWanting = true;
        return true;
      };
      first = first.filter(pass);
      others = others.filter(pass);
    }
    schedule(now, wakeMs, isWanting);
  }

  function start(at: KnownGate, call: GateCall): Pass {
    inUse += 1;
    entered += 1;
    const { modelId, tokens } = call;
    const isPermitted = isLimited(at);
    if (isPermitted) {
      at.permits.requests -= 1;
      at.permits.tokens -= tokens;
    }
    const probeEndMs = at.breakers.get(modelId)?.openedAtMs ? at.probes.get(modelId) : undefined;
    if (probeEndMs !== undefined) {
      at.probes.delete(modelId);
      at.probing.add(modelId);
    }
    let isTold = false;
    let isFree = false;
    return {
      end(end: CallEnd | null) {
        if (isTold) return;
        isTold = true;
        if (probeEndMs !== undefined) at.probing.delete(modelId);
        if (end !== null) return hear(call, end);
        if (isPermitted) {
          news.requests -= 1;
          news.tokens -= tokens;
        }
        if (probeEndMs !== undefined) known?.probes.set(modelId, probeEndMs);
      },
      free() {
        if (isFree) return;
        isFree = true;
        inUse -= 1;
        move();
      },
    };
  }

  function hear(call: GateCall, end: CallEnd): void {
    const now = io.clock();
    if (addEnd(news, call, end, now)) isUrgent = true;
    if (known === null) return;
    if (noteEnd(known, call.modelId, end.kind, now)) isUrgent = true;
    known.pausedUntilMs = Math.max(known.pausedUntilMs, news.pausedUntilMs);
  }

  function schedule(now: number, wakeMs: number, isWanting: boolean): void {
    const isIdle = inUse + first.length + others.length === 0;
    let atMs = wakeMs;
    if (sure === null) {
      const renewMs = nextRenewalMs(isIdle, isWanting);
      if (renewMs <= now) {
        void renew(isIdle && !isUrgent);
        return;
      }
      atMs = Math.min(atMs, renewMs);
    }
    if (atMs === Number.POSITIVE_INFINITY || (timer !== null && timer.atMs <= atMs)) return;
    timer?.cancel();
    const wake = () => {
      timer = null;
      move();
    };
    timer = { atMs, ...io.setTimer(Math.max(1, atMs - now), isIdle, wake) };
  }

  function nextRenewalMs(isIdle: boolean, isWanting: boolean): number {
    const soonMs = sentMs + restMs;
    if (isUrgent || isWanting) return soonMs;
    if (isIdle) return known === null ? Number.POSITIVE_INFINITY : sentMs + idleMs;
    if (known === null) return sentMs + renewEveryMs;
    // What is above the share is given back as soon as no call is under way on it.
    if (known.places > known.share && inUse <= known.share) return soonMs;
    return sentMs + (known.places === 0 ? beggingMs : renewEveryMs);
  }

  async function renew(isLeaving: boolean): Promise<void> {
    timer?.cancel();
    timer = null;
    const now = io.clock();
    const look = known === null ? null : createLook(known, now);
    const line = [...first, ...others]
      .map(({ call }) => call)
      .filter((call) => {
        const verdict = look?.(call) ?? { may: "renew" };
        return "may" in verdict && verdict.may !== "wait";
      })
      .slice(0, longestLine);
    const isOpen = (modelId: string) => (known?.breakers.get(modelId)?.openedAtMs ?? null) !== null;
    const ahead = known === null || !isLimited(known) || line.length === 0 ? 0 : Math.min(entered, longestLine);
    const mean = Math.ceil(line.reduce((sum, { tokens }) => sum + tokens, 0) / Math.max(1, line.length));
    const estimates = [...line.map(({ tokens }) => tokens), ...Array<number>(ahead).fill(mean)];
    // What was granted and not used goes back first; then all is asked for anew.
    if (known !== null) {
      news.requests -= known.permits.requests;
      news.tokens -= known.permits.tokens;
      known.permits = { requests: 0, tokens: 0, endMs: 0 };
    }
    const told = news;
    news = noNews();
    entered = 0;
    isUrgent = false;
    sure = inUse;
    sentMs = now;
    let answer: Renewed;
    try {
      answer = await io.renew({
        connectionId: io.connectionId,
        process: io.process,
        isTakeOver: !hasBegun && io.isOnlyProcess,
        isLeaving,
        inUse,
        wanted: inUse + line.length,
        estimates,
        waiting: line.length,
        probes: [...new Set(line.map(({ modelId }) => modelId))].filter(isOpen).map((modelId) => ({ modelId })),
        ...tellNews(told, now),
      });
    } catch (error) {
      sure = null;
      news = keepNews(told, news);
      fail(error);
      return;
    }
    hasBegun = true;
    const heardMs = io.clock();
    known = isLeaving
      ? null
      : toKnownGate(answer, estimates, { sentMs: now, nowMs: heardMs }, known?.probing ?? new Set());
    sure = null;
    if (known !== null) {
      for (const [modelId, tally] of news.tallies) noteTally(known, modelId, tally, heardMs);
      known.pausedUntilMs = Math.max(known.pausedUntilMs, news.pausedUntilMs);
    }
    move();
  }

  /** On a lease that still holds the calls go on; without one nobody waits for a database that does not answer. */
  function fail(error: unknown): void {
    const isHeld = known !== null && io.clock() < known.leaseEndMs;
    if (!isHeld || error instanceof AppError) {
      known = null;
      const refused = [...first, ...others];
      first = [];
      others = [];
      for (const seat of refused) seat.refuse(error);
    }
    schedule(io.clock(), Number.POSITIVE_INFINITY, false);
  }
}
