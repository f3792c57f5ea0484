/** Micro-dollars per million tokens: 1_000_000 is $1 per million tokens. */
export type ModelPrice = {
  inputMicroUsdPerMillion: number;
  outputMicroUsdPerMillion: number;
  /** Left out: cached input is charged like other input, so that a cost is never shown too low. */
  cachedInputMicroUsdPerMillion?: number | null;
};

export type BilledTokens = { inputTokens: number; outputTokens: number; cachedInputTokens?: number };

const million = 1_000_000n;

/**
 * Cost of a call in whole micro-dollars: (fresh·input + cached·cachedInput + output·outputPrice) / 10⁶, the sum rounded
 * up once. `inputTokens` includes the cached ones, `outputTokens` the reasoning ones. Exact up to 2^53 micro-dollars.
 * Throws RangeError for a count or price that is not a whole number from 0, or more cached than input tokens.
 */
export function costMicroUsd(tokens: BilledTokens, price: ModelPrice): number {
  const input = whole(tokens.inputTokens);
  const cached = whole(tokens.cachedInputTokens ?? 0);
  if (cached > input) throw new RangeError("There cannot be more cached than input tokens.");
  const inputPrice = whole(price.inputMicroUsdPerMillion);
  const cachedPrice = whole(price.cachedInputMicroUsdPerMillion ?? price.inputMicroUsdPerMillion);
  const output = whole(tokens.outputTokens) * whole(price.outputMicroUsdPerMillion);
  const sum = (input - cached) * inputPrice + cached * cachedPrice + output;
  return Number((sum + million - 1n) / million);
}

function whole(value: number): bigint {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`A whole number from 0 is needed, not ${value}.`);
  return BigInt(value);
}
