/** Micro-dollars per million tokens: 1_000_000 is $1 per million tokens. */
export type ModelPrice = {
  inputMicroUsdPerMillion: number;
  outputMicroUsdPerMillion: number;
  /** Left out: cached input is charged like other input, so that a cost is never shown too low. */
  cachedInputMicroUsdPerMillion?: number | null;
  /** Set: a call costs the time that it keeps a server busy, and the prices of tokens do not count. */
  byTime?: TimePrice | null;
};

/** A server of one's own: what it costs a month, how many calls it works at once, and how much of the month it does. */
export type TimePrice = { monthlyMicroUsd: number; callsAtOnce: number; busyPercent: number };

export type BilledCall = { inputTokens: number; outputTokens: number; cachedInputTokens?: number; latencyMs: number };

const million = 1_000_000n;
export const hoursPerMonth = 730;
const msPerMonth = BigInt(hoursPerMonth) * 3_600_000n;

/**
 * Cost of a call in whole micro-dollars, by its tokens or by its time, rounded up once. By tokens: (fresh·input +
 * cached·cachedInput + output·outputPrice) / 10⁶; `inputTokens` includes the cached ones, `outputTokens` the reasoning
 * ones. Exact up to 2^53 micro-dollars. Throws RangeError for a count or price that is not a whole number from 0, or
 * more cached than input tokens.
 */
export function costMicroUsd(call: BilledCall, price: ModelPrice): number {
  return price.byTime ? costOfTimeMicroUsd(call.latencyMs, price.byTime) : costOfTokens(call, price);
}

/**
 * Cost by time in whole micro-dollars: latency·monthly / (730 h · callsAtOnce · busyPercent/100), rounded up once. A
 * server busy the whole month with as many calls as it takes costs, call by call, what it costs a month; one that idles
 * half of it makes its calls twice as dear. Throws RangeError for what is not a whole number, below 0, or a capacity of 0.
 */
export function costOfTimeMicroUsd(
  latencyMs: number,
  { monthlyMicroUsd, callsAtOnce, busyPercent }: TimePrice,
): number {
  const capacity = msPerMonth * whole(callsAtOnce) * whole(busyPercent);
  if (capacity === 0n) throw new RangeError("A server that works no call has no cost per call.");
  return Number(roundedUp(whole(latencyMs) * whole(monthlyMicroUsd) * 100n, capacity));
}

function costOfTokens(tokens: BilledCall, price: ModelPrice): number {
  const input = whole(tokens.inputTokens);
  const cached = whole(tokens.cachedInputTokens ?? 0);
  if (cached > input) throw new RangeError("There cannot be more cached than input tokens.");
  const inputPrice = whole(price.inputMicroUsdPerMillion);
  const cachedPrice = whole(price.cachedInputMicroUsdPerMillion ?? price.inputMicroUsdPerMillion);
  const output = whole(tokens.outputTokens) * whole(price.outputMicroUsdPerMillion);
  return Number(roundedUp((input - cached) * inputPrice + cached * cachedPrice + output, million));
}

/** No call at this price costs anything. */
export const isFree = ({ inputMicroUsdPerMillion, outputMicroUsdPerMillion, byTime }: ModelPrice): boolean =>
  byTime ? byTime.monthlyMicroUsd === 0 : inputMicroUsdPerMillion === 0 && outputMicroUsdPerMillion === 0;

const roundedUp = (sum: bigint, unit: bigint) => (sum + unit - 1n) / unit;

function whole(value: number): bigint {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`A whole number from 0 is needed, not ${value}.`);
  return BigInt(value);
}
