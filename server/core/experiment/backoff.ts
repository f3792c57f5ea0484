/** Errors of the provider's host, not of the question: with the backoff these tries last through some minutes of outage. */
const outage = new Set(["network", "overloaded", "server", "rate_limit"]);

/** Calls a trial may make before it is given up, the first included. */
export const maxAttempts = (kind: string): number => (outage.has(kind) ? 20 : 5);

const baseMs = 500;
const capMs = 30_000;

/**
 * Full jitter: a uniform wait between 0 and min(30 s, 0.5 s x 2^(attempt - 1)), but never before the time that the
 * provider asked for. `random` is in [0, 1).
 */
export function backoffMs(attempt: number, retryAfterMs: number | null, random: number): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** (attempt - 1));
  return Math.max(retryAfterMs ?? 0, Math.round(ceiling * random));
}
