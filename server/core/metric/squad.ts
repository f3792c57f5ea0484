import { countMatches, countNgrams } from "./ngrams";
import { splitWhitespace } from "./tokenize";

const asciiPunctuation = /[!-/:-@[-`{-~]/g;
/** Python's `\b` is Unicode; JavaScript's is ASCII and would delete the "a" of "éa". */
const article = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;

export function normalizeAnswer(text: string): string {
  return splitWhitespace(text.toLowerCase().replace(asciiPunctuation, "").replace(article, " ")).join(" ");
}

/**
 * Question answering as the SQuAD v2 script scores it: exact match 0 or 1 and token F1 0 to 1 after lower-casing and
 * removing ASCII punctuation and the articles. Higher is better, no unit; several answers: the maximum of each. Both sides
 * empty after normalising: 1 and 1; only one empty: 0 and 0.
 */
export function squad(
  prediction: string,
  answers: readonly string[],
): { normalized: string; exact: number; f1: number } {
  const normalized = normalizeAnswer(prediction);
  const targets = answers.map(normalizeAnswer);
  return {
    normalized,
    exact: targets.includes(normalized) ? 1 : 0,
    f1: Math.max(0, ...targets.map((target) => tokenF1(normalized, target))),
  };
}

function tokenF1(prediction: string, target: string): number {
  const found = splitWhitespace(prediction);
  const wanted = splitWhitespace(target);
  if (found.length === 0 || wanted.length === 0) return found.length === wanted.length ? 1 : 0;
  const matches = countMatches(countNgrams(found, 1), countNgrams(wanted, 1));
  if (matches === 0) return 0;
  const precision = matches / found.length;
  const recall = matches / wanted.length;
  return (2 * precision * recall) / (precision + recall);
}
