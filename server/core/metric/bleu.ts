import { countNgrams } from "./ngrams";
import { type BleuTokenizer, splitWhitespace, tokenizeForBleu, trimEnd } from "./tokenize";

const maxOrder = 4;

export type BleuOptions = { tokenize: BleuTokenizer; lowercase: boolean };

export type BleuResult = {
  /** 0 to 100. */
  score: number;
  counts: number[];
  totals: number[];
  precisions: number[];
  bp: number;
  sysLen: number;
  refLen: number;
};

type BleuStatistics = { counts: number[]; totals: number[]; sysLen: number; refLen: number };

/**
 * Sentence BLEU: brevity penalty · exp(mean ln precision of the orders reached, at most four).
 * Range 0 to 100, higher is better, no unit. An order without a match gets the exponentially smoothed precision
 * 100 / (2^k · total); no match at all, or an empty side, gives 0. Source: sacreBLEU 2.6 `sentence_bleu`
 * (Papineni 2002; Post 2018). The tokenizer decides much: name it with the figure.
 */
export function bleuSentence(hypothesis: string, references: readonly string[], options: BleuOptions): BleuResult {
  return scoreStatistics(collectStatistics(hypothesis, references, options), true);
}

/**
 * Corpus BLEU: match counts and lengths are summed over segments before the ratio, so it is no mean of sentence scores.
 * Range 0 to 100. A segment without references adds nothing. Source: sacreBLEU 2.6 `corpus_bleu`.
 */
export function bleuCorpus(
  hypotheses: readonly string[],
  references: readonly (readonly string[])[],
  options: BleuOptions,
): BleuResult {
  const sum: BleuStatistics = { counts: zeros(), totals: zeros(), sysLen: 0, refLen: 0 };
  hypotheses.forEach((hypothesis, segment) => {
    const part = collectStatistics(hypothesis, references[segment] ?? [], options);
    sum.counts = sum.counts.map((count, order) => count + (part.counts[order] ?? 0));
    sum.totals = sum.totals.map((total, order) => total + (part.totals[order] ?? 0));
    sum.sysLen += part.sysLen;
    sum.refLen += part.refLen;
  });
  return scoreStatistics(sum, false);
}

function zeros(): number[] {
  return new Array<number>(maxOrder).fill(0);
}

function collectStatistics(hypothesis: string, references: readonly string[], options: BleuOptions): BleuStatistics {
  const tokens = toTokens(hypothesis, options);
  const referenceTokens = references.map((reference) => toTokens(reference, options));
  const counts = zeros();
  const totals = zeros();
  for (let order = 1; order <= maxOrder; order += 1) {
    const referenceCounts = referenceTokens.map((reference) => countNgrams(reference, order));
    for (const [ngram, count] of countNgrams(tokens, order)) {
      const allowed = Math.max(0, ...referenceCounts.map((reference) => reference.get(ngram) ?? 0));
      counts[order - 1] = (counts[order - 1] ?? 0) + Math.min(count, allowed);
      totals[order - 1] = (totals[order - 1] ?? 0) + count;
    }
  }
  const lengths = referenceTokens.map((reference) => reference.length);
  return { counts, totals, sysLen: tokens.length, refLen: closestLength(tokens.length, lengths) };
}

function toTokens(text: string, { tokenize, lowercase }: BleuOptions): string[] {
  const cased = lowercase ? text.toLowerCase() : text;
  return splitWhitespace(tokenizeForBleu(trimEnd(cased), tokenize));
}

function closestLength(length: number, candidates: readonly number[]): number {
  let best = candidates[0] ?? 0;
  for (const candidate of candidates) {
    const gain = Math.abs(best - length) - Math.abs(candidate - length);
    if (gain > 0 || (gain === 0 && candidate < best)) best = candidate;
  }
  return best;
}

function scoreStatistics(statistics: BleuStatistics, effectiveOrder: boolean): BleuResult {
  const { counts, totals, sysLen, refLen } = statistics;
  const bp = sysLen >= refLen ? 1 : sysLen === 0 ? 0 : Math.exp(1 - refLen / sysLen);
  const precisions = zeros();
  if (counts.every((count) => count === 0)) return { score: 0, precisions, bp, ...statistics };

  let smoothing = 1;
  let reached = 0;
  for (let order = 0; order < maxOrder; order += 1) {
    const total = totals[order] ?? 0;
    if (total === 0) break;
    reached = order + 1;
    const count = counts[order] ?? 0;
    if (count === 0) smoothing *= 2;
    precisions[order] = count === 0 ? 100 / (smoothing * total) : (100 * count) / total;
  }
  const used = precisions.slice(0, effectiveOrder ? reached : maxOrder);
  const meanLog = used.reduce((sum, precision) => sum + Math.log(precision), 0) / used.length;
  return { score: bp * Math.exp(meanLog), precisions, bp, ...statistics };
}
