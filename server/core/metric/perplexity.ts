export type Perplexity = {
  perplexity: number | null;
  bitsPerToken: number | null;
  tokens: number;
  skipped: number;
};

/**
 * Perplexity exp(−mean ln p) and bits per token −mean ln p / ln 2 from natural-log token probabilities. Perplexity from 1,
 * bits from 0, lower is better; comparable only within one tokenizer. null entries are skipped and counted; nothing left
 * gives null; an impossible token (−Infinity) gives Infinity.
 */
export function perplexity(logprobs: readonly (number | null)[]): Perplexity {
  const known = logprobs.filter((value) => value !== null);
  const skipped = logprobs.length - known.length;
  if (known.length === 0) return { perplexity: null, bitsPerToken: null, tokens: 0, skipped };
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return { perplexity: Math.exp(-mean), bitsPerToken: -mean / Math.LN2, tokens: known.length, skipped };
}
