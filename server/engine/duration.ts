const UNIT_MS: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

/** Milliseconds of a Go-like duration such as "1h30m" or "500ms"; null when the text is not one. */
export function parseDuration(text: string): number | null {
  if (!/^(\d+(\.\d+)?(ms|w|d|h|m|s))+$/.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|w|d|h|m|s)/g)) {
    total += Number(amount) * (UNIT_MS[unit ?? ""] ?? 0);
  }
  return total;
}

/** The last instant a Date can hold. */
const LAST_INSTANT = 8.64e15;

/** The instant a duration or an ISO date means, seen from now; null when the text is neither. */
export function resolveInstant(text: string, now: number): number | null {
  const duration = parseDuration(text);
  if (duration !== null) return Math.min(LAST_INSTANT, now + duration);
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

/** Milliseconds of a Retry-After value: seconds or a date. */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  if (!value) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : Math.max(0, instant - now);
}

const BACKOFF_S = [30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];

/** Delay before retry number `attempt` (1 = first): 15-45 s at first, growing to about two hours. */
export function backoffMs(attempt: number, random: number): number {
  const base = BACKOFF_S[Math.min(attempt, BACKOFF_S.length) - 1] ?? 30;
  return base * 1000 * (0.5 + random);
}
