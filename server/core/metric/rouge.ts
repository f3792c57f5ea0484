import { countMatches, countNgrams, sumCounts } from "./ngrams";
import { porterStem } from "./porter-stem";
import { type RougeTokenizer, tokenizeForRouge } from "./tokenize";

export type RougeOptions = { tokenizer: RougeTokenizer; useStemmer: boolean };
export type RougeScore = { precision: number; recall: number; f: number };
export type RougeType = "rouge1" | "rouge2" | "rougeL" | "rougeLsum";
export type RougeResult = Record<RougeType, RougeScore>;

const types = ["rouge1", "rouge2", "rougeL", "rougeLsum"] as const;
const zero: RougeScore = { precision: 0, recall: 0, f: 0 };

/**
 * ROUGE-1, -2, -L and -Lsum: overlap of unigrams, bigrams, longest common subsequence, and the same line by line.
 * F = 2PR/(P+R); range 0 to 1, higher is better, no unit. A side without tokens gives zeros. With several references each
 * type takes the one with its best F, the first on ties. Source: rouge-score 0.1.2 (Lin 2004); the `unicode` tokenizer is
 * our addition for text that is not ASCII.
 */
export function rouge(prediction: string, references: readonly string[], options: RougeOptions): RougeResult {
  const results = references.map((reference) => scorePair(prediction, reference, options));
  const best: RougeResult = { rouge1: zero, rouge2: zero, rougeL: zero, rougeLsum: zero };
  for (const result of results) {
    for (const type of types) if (result[type].f > best[type].f) best[type] = result[type];
  }
  return best;
}

function scorePair(prediction: string, reference: string, options: RougeOptions): RougeResult {
  const hypothesis = toTokens(prediction, options);
  const target = toTokens(reference, options);
  return {
    rouge1: scoreNgrams(hypothesis, target, 1),
    rouge2: scoreNgrams(hypothesis, target, 2),
    rougeL: toScore(lcsLength(hypothesis, target), hypothesis.length, target.length),
    rougeLsum: scoreLines(toLines(prediction, options), toLines(reference, options)),
  };
}

/** ROUGE-L alone, for callers that need no other: see `rouge`. */
export function rougeL(prediction: string, reference: string, options: RougeOptions): RougeScore {
  const hypothesis = toTokens(prediction, options);
  const target = toTokens(reference, options);
  return toScore(lcsLength(hypothesis, target), hypothesis.length, target.length);
}

function toTokens(text: string, { tokenizer, useStemmer }: RougeOptions): string[] {
  const tokens = tokenizeForRouge(text, tokenizer);
  return useStemmer ? tokens.map((token) => (token.length > 3 ? porterStem(token) : token)) : tokens;
}

function toLines(text: string, options: RougeOptions): string[][] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => toTokens(line, options));
}

function toScore(matches: number, hypothesisTotal: number, referenceTotal: number): RougeScore {
  if (hypothesisTotal === 0 || referenceTotal === 0 || matches === 0) return zero;
  const precision = matches / hypothesisTotal;
  const recall = matches / referenceTotal;
  return { precision, recall, f: (2 * precision * recall) / (precision + recall) };
}

function scoreNgrams(hypothesis: string[], reference: string[], order: number): RougeScore {
  const found = countNgrams(hypothesis, order);
  const wanted = countNgrams(reference, order);
  return toScore(countMatches(found, wanted), sumCounts(found), sumCounts(wanted));
}

/**
 * Length of the longest common subsequence, 32 tokens at a time: a zero bit in a row is a step of the usual table
 * (Hyyrö 2004). A long answer in a script without spaces would take seconds cell by cell.
 */
function lcsLength(a: readonly string[], b: readonly string[]): number {
  const words = Math.ceil(b.length / 32);
  const places = new Map<string, Uint32Array>();
  b.forEach((token, index) => {
    const mask = places.get(token) ?? new Uint32Array(words);
    mask[index >>> 5] = (mask[index >>> 5] ?? 0) | (1 << (index & 31));
    places.set(token, mask);
  });
  const row = new Uint32Array(words).fill(0xffff_ffff);
  for (const token of a) {
    const mask = places.get(token);
    if (!mask) continue;
    let carry = 0;
    for (let word = 0; word < words; word += 1) {
      const bits = row[word] ?? 0;
      const hits = (bits & (mask[word] ?? 0)) >>> 0;
      const sum = bits + hits + carry;
      carry = sum > 0xffff_ffff ? 1 : 0;
      row[word] = ((sum % 0x1_0000_0000) | (bits & ~hits)) >>> 0;
    }
  }
  let length = 0;
  for (let index = 0; index < b.length; index += 1) length += ((row[index >>> 5] ?? 0) >>> (index & 31)) & 1 ? 0 : 1;
  return length;
}

function scoreLines(hypothesis: string[][], reference: string[][]): RougeScore {
  const left = countNgrams(hypothesis.flat(), 1);
  const wanted = countNgrams(reference.flat(), 1);
  const hypothesisTotal = sumCounts(left);
  const referenceTotal = sumCounts(wanted);
  let hits = 0;
  for (const line of reference) {
    const positions = new Set(hypothesis.flatMap((other) => lcsPositions(line, other)));
    for (const position of [...positions].sort((a, b) => a - b)) {
      const token = line[position] ?? "";
      const inHypothesis = left.get(token) ?? 0;
      const inReference = wanted.get(token) ?? 0;
      if (inHypothesis === 0 || inReference === 0) continue;
      left.set(token, inHypothesis - 1);
      wanted.set(token, inReference - 1);
      hits += 1;
    }
  }
  return toScore(hits, hypothesisTotal, referenceTotal);
}

/** Positions in the reference line of one longest common subsequence, chosen as the reference implementation does. */
function lcsPositions(reference: readonly string[], hypothesis: readonly string[]): number[] {
  const width = hypothesis.length + 1;
  const table = new Uint32Array((reference.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = 1; i <= reference.length; i += 1) {
    for (let j = 1; j <= hypothesis.length; j += 1) {
      table[i * width + j] =
        reference[i - 1] === hypothesis[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  const positions: number[] = [];
  let i = reference.length;
  let j = hypothesis.length;
  while (i > 0 && j > 0) {
    if (reference[i - 1] === hypothesis[j - 1]) {
      positions.push(i - 1);
      i -= 1;
      j -= 1;
    } else if (at(i, j - 1) > at(i - 1, j)) j -= 1;
    else i -= 1;
  }
  return positions;
}
