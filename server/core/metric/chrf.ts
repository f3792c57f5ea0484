import { countMatches, countNgrams, sumCounts } from "./ngrams";
import { splitWhitespace } from "./tokenize";

const characterOrders = 6;
const betaSquared = 4;

/** wordOrder 0 is chrF2, 2 is chrF2++. */
export type ChrfOptions = { wordOrder: 0 | 1 | 2; lowercase: boolean };

type OrderCounts = { hypothesis: number; reference: number; matches: number };

/**
 * Sentence chrF: F with β = 2 of the mean precision and mean recall of character n-grams (orders 1 to 6, spaces removed),
 * for chrF++ also of word n-grams. Range 0 to 100, higher is better, no unit; an empty side gives 0. Several references: the
 * best one. Source: sacreBLEU 2.6 (Popović 2015, 2017).
 */
export function chrfSentence(hypothesis: string, references: readonly string[], options: ChrfOptions): number {
  return toScore(bestCounts(hypothesis, references, options));
}

/** Corpus chrF: each segment's counts against its best reference are summed before the ratio. Range 0 to 100. */
export function chrfCorpus(
  hypotheses: readonly string[],
  references: readonly (readonly string[])[],
  options: ChrfOptions,
): number {
  const sum: OrderCounts[] = [];
  hypotheses.forEach((hypothesis, segment) => {
    bestCounts(hypothesis, references[segment] ?? [], options).forEach((counts, order) => {
      const before = sum[order] ?? { hypothesis: 0, reference: 0, matches: 0 };
      sum[order] = {
        hypothesis: before.hypothesis + counts.hypothesis,
        reference: before.reference + counts.reference,
        matches: before.matches + counts.matches,
      };
    });
  });
  return toScore(sum);
}

function bestCounts(hypothesis: string, references: readonly string[], options: ChrfOptions): OrderCounts[] {
  const found = ngramsOf(hypothesis, options);
  let best: OrderCounts[] = [];
  let bestScore = -1;
  for (const reference of references) {
    const wanted = ngramsOf(reference, options);
    const counts = found.map((ngrams, order): OrderCounts => {
      const target = wanted[order] ?? new Map<string, number>();
      const total = sumCounts(target);
      return {
        hypothesis: total === 0 ? 0 : sumCounts(ngrams),
        reference: total,
        matches: countMatches(ngrams, target),
      };
    });
    const score = toScore(counts);
    if (score > bestScore) {
      best = counts;
      bestScore = score;
    }
  }
  return best;
}

function ngramsOf(text: string, { wordOrder, lowercase }: ChrfOptions): Map<string, number>[] {
  const words = splitWhitespace(lowercase ? text.toLowerCase() : text);
  const characters = Array.from(words.join(""));
  const tokens = words.flatMap(splitPunctuation);
  return [
    ...Array.from({ length: characterOrders }, (_, order) => countNgrams(characters, order + 1)),
    ...Array.from({ length: wordOrder }, (_, order) => countNgrams(tokens, order + 1)),
  ];
}

const asciiPunctuation = /^[!-/:-@[-`{-~]$/;

/** One punctuation mark comes off the end of a word, else one off its start. */
function splitPunctuation(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length < 2) return [word];
  if (asciiPunctuation.test(characters.at(-1) ?? "")) return [word.slice(0, -1), word.slice(-1)];
  return asciiPunctuation.test(characters[0] ?? "") ? [word.slice(0, 1), word.slice(1)] : [word];
}

function toScore(counts: readonly OrderCounts[]): number {
  const reached = counts.filter(({ hypothesis, reference }) => hypothesis > 0 && reference > 0);
  if (reached.length === 0) return 0;
  const mean = (pick: (order: OrderCounts) => number) =>
    reached.reduce((sum, order) => sum + pick(order), 0) / reached.length;
  const precision = mean(({ matches, hypothesis }) => matches / hypothesis);
  const recall = mean(({ matches, reference }) => matches / reference);
  if (precision + recall === 0) return 0;
  return (100 * (1 + betaSquared) * precision * recall) / (betaSquared * precision + recall);
}
