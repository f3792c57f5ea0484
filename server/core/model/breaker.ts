import { z } from "zod";
import type { ProviderErrorKind } from "./provider-error";

/** How long an open breaker waits before it lets one call through, and from one such probe to the next. */
export const probeEveryMs = 30_000;
const failuresInRow = 5;
const windowMs = 30_000;
const leastCalls = 20;

/** Of one model behind one connection. Moments are milliseconds on one shared clock. */
export const breakerSchema = z.object({
  /** Failures since the last answer. */
  inRow: z.number().int(),
  /** Calls that ended lately, by the second. */
  recent: z.array(z.object({ atMs: z.number(), calls: z.number().int(), failures: z.number().int() })),
  /** Null: it is closed, and calls are made. */
  openedAtMs: z.number().nullable(),
  /** When the next single call may be made. */
  probeAtMs: z.number().nullable(),
  /** What the last failure was. */
  kind: z.string().nullable(),
});
export type Breaker = z.infer<typeof breakerSchema>;

/** How calls ended, in their order: `trailing` are the failures after the last answer. */
export const tallySchema = z.object({
  answers: z.number().int().min(0),
  failures: z.number().int().min(0),
  trailing: z.number().int().min(0),
  kind: z.string().max(40).nullable(),
});
export type Tally = z.infer<typeof tallySchema>;

export const closedBreaker: Breaker = { inRow: 0, recent: [], openedAtMs: null, probeAtMs: null, kind: null };
export const emptyTally: Tally = { answers: 0, failures: 0, trailing: 0, kind: null };

const ofTheHost: ReadonlySet<ProviderErrorKind> = new Set(["network", "timeout", "overloaded", "server"]);
/** The host is there and answers: no, too fast, or not to this key. */
const answered: ReadonlySet<ProviderErrorKind> = new Set(["bad_request", "auth", "not_found", "rate_limit"]);

/**
 * What the end of a call says of the host. Null says nothing: a call that was broken off, or an answer that broke in the
 * middle. A refusal, by content or by rate, is an answer: the host is there.
 */
export function outcomeOf(kind: ProviderErrorKind | null): "answer" | "failure" | null {
  if (kind === null || answered.has(kind)) return "answer";
  return ofTheHost.has(kind) ? "failure" : null;
}

export function addToTally(tally: Tally, kind: ProviderErrorKind | null): Tally {
  const outcome = outcomeOf(kind);
  if (outcome === "answer") return { ...tally, answers: tally.answers + 1, trailing: 0 };
  if (outcome === null) return tally;
  return { ...tally, failures: tally.failures + 1, trailing: tally.trailing + 1, kind };
}

/**
 * The breaker after some calls ended. It opens after 5 failures in a row, or when at least 20 calls ended within 30 s and
 * half of them or more failed. Open, it lets one call through each 30 s; the first answer of any call closes it and
 * forgets what was before. A failure while it is open changes nothing.
 */
export function tripBreaker(before: Breaker, tally: Tally, nowMs: number): Breaker {
  if (tally.answers + tally.failures === 0) return before;
  const isClosing = before.openedAtMs !== null && tally.answers > 0;
  const from = isClosing ? closedBreaker : before;
  const counted = isClosing
    ? { answers: 0, failures: tally.trailing }
    : { answers: tally.answers, failures: tally.failures };
  const inRow = tally.answers > 0 ? tally.trailing : from.inRow + tally.failures;
  const kind = tally.kind ?? from.kind;
  if (from.openedAtMs !== null) return { ...from, inRow, kind };
  const recent = [
    ...from.recent.filter((part) => part.atMs > nowMs - windowMs),
    { atMs: nowMs, calls: counted.answers + counted.failures, failures: counted.failures },
  ];
  const calls = recent.reduce((sum, part) => sum + part.calls, 0);
  const failures = recent.reduce((sum, part) => sum + part.failures, 0);
  if (inRow < failuresInRow && (calls < leastCalls || failures * 2 < calls)) {
    return { inRow, recent: bySecond(recent), openedAtMs: null, probeAtMs: null, kind };
  }
  return { inRow, recent: [], openedAtMs: nowMs, probeAtMs: nowMs + probeEveryMs, kind };
}

/** At most a part a second, however often calls end. A part keeps the time of its first calls, so none is kept too long. */
function bySecond(recent: Breaker["recent"]): Breaker["recent"] {
  const parts: Breaker["recent"] = [];
  for (const part of recent) {
    const last = parts.at(-1);
    if (last && part.atMs - last.atMs < 1_000) {
      parts[parts.length - 1] = {
        atMs: last.atMs,
        calls: last.calls + part.calls,
        failures: last.failures + part.failures,
      };
    } else parts.push(part);
  }
  return parts;
}

/** Milliseconds until a call may be made: 0 when closed, or when the next probe is due. */
export const breakerWaitMs = ({ openedAtMs, probeAtMs }: Breaker, nowMs: number): number =>
  openedAtMs === null ? 0 : Math.max(0, (probeAtMs ?? nowMs) - nowMs);

/** The breaker after one call of an open one was let through to try; null when it is closed or none is due. */
export function takeProbe(breaker: Breaker, nowMs: number): Breaker | null {
  if (breaker.openedAtMs === null || breakerWaitMs(breaker, nowMs) > 0) return null;
  return { ...breaker, probeAtMs: nowMs + probeEveryMs };
}

/** The same on a clock that shows `byMs` more. */
export const shiftBreaker = (breaker: Breaker, byMs: number): Breaker => ({
  ...breaker,
  recent: breaker.recent.map((part) => ({ ...part, atMs: part.atMs + byMs })),
  openedAtMs: breaker.openedAtMs === null ? null : breaker.openedAtMs + byMs,
  probeAtMs: breaker.probeAtMs === null ? null : breaker.probeAtMs + byMs,
});

/** Two tallies of one model, the later one second. */
export const joinTallies = (earlier: Tally, later: Tally): Tally => ({
  answers: earlier.answers + later.answers,
  failures: earlier.failures + later.failures,
  trailing: later.answers > 0 ? later.trailing : earlier.trailing + later.trailing,
  kind: later.kind ?? earlier.kind,
});
