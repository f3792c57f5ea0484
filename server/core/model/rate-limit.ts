/** What may be let through in any window of this length is what a limit is about. */
const windowMs = 60_000;
/** How long a process may hold a permit before it uses it. */
export const permitMs = 1_000;
/** What a call may take on from the permit to the provider. */
const wayMs = 1_000;

/** What may go at once after a rest: a sixth of the limit, one at least. */
export const burstOf = (perMinute: number): number => Math.max(1, perMinute / 6);

/** Of sums of fractions near 1e12, the size of moments. */
const roundingMs = 0.01;

const perMs = (perMinute: number): number => (perMinute + 1 - burstOf(perMinute)) / (windowMs + permitMs + wayMs);

/** A call that is larger than a minute's worth can only count as a minute's worth. */
const weigh = (amount: number, perMinute: number): number => Math.min(amount, perMinute);

/**
 * A bucket of burst B = max(1, R / 6) that fills at r = (R + 1 - B) / 62 s, kept as one number: the moment at which it is
 * full again (milliseconds on one shared clock; 0 is a full one). R is the limit in whole requests or tokens a minute.
 *
 * What is let through in a window of W = 61 s (60 s, and one in which a permit is held) is at most B + r W < R + 1, so R at
 * most. An amount above B waits until the bucket has been full for the time that its excess takes to fill, which keeps the
 * same bound. Not bounded by this is only what nobody knows beforehand: a single call above R, or tokens beyond the estimate;
 * those are paid back by waiting.
 *
 * Answers how long the amount has to wait: milliseconds, 0 for none, never negative.
 */
export function limitWaitMs(fullAtMs: number, perMinute: number, amount: number, nowMs: number): number {
  const excess = weigh(amount, perMinute) - burstOf(perMinute);
  return Math.max(0, Math.ceil(fullAtMs + excess / perMs(perMinute) - nowMs - roundingMs));
}

/** The bucket after an amount is taken out of it, which may leave it in debt. */
export function takeFromLimit(fullAtMs: number, perMinute: number, amount: number, nowMs: number): number {
  return Math.max(fullAtMs, nowMs) + weigh(amount, perMinute) / perMs(perMinute);
}

/**
 * The bucket after what was taken by estimate turned out otherwise: `difference` is what was used beyond it, or below it
 * (negative). Nothing given back makes a bucket more than full.
 */
export function correctLimit(fullAtMs: number, perMinute: number, difference: number, nowMs: number): number {
  if (difference > 0) return takeFromLimit(fullAtMs, perMinute, difference, nowMs);
  return Math.max(fullAtMs + difference / perMs(perMinute), Math.min(fullAtMs, nowMs));
}
