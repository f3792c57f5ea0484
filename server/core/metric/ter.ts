import { type Alignment, alignPath, editPath } from "./ter-edit-path";
import { splitWhitespace } from "./tokenize";

const maxBlock = 10;
const maxDistance = 50;
const maxCandidates = 1000;

export type TerResult = { score: number; edits: number; refLength: number };

/**
 * Translation edit rate: 100 · (insertions + deletions + substitutions + block shifts) / mean reference length, in words,
 * lower-cased. Range from 0, may exceed 100, lower is better, percent. Empty reference: 100 when the hypothesis has words,
 * else 0. Several references: the fewest edits. Source: sacreBLEU 2.6 defaults (Snover 2006; Tercom's limits).
 */
export function terSentence(hypothesis: string, references: readonly string[]): TerResult {
  const words = toWords(hypothesis);
  const targets = references.map(toWords);
  const edits = Math.min(...targets.map((target) => countEdits(words, target)));
  const refLength = targets.reduce((sum, target) => sum + target.length, 0) / targets.length;
  return toResult(edits, refLength);
}

/** Corpus TER: edits and lengths are summed before the ratio. */
export function terCorpus(hypotheses: readonly string[], references: readonly (readonly string[])[]): TerResult {
  const parts = hypotheses.map((hypothesis, segment) => terSentence(hypothesis, references[segment] ?? []));
  return toResult(
    parts.reduce((sum, part) => sum + part.edits, 0),
    parts.reduce((sum, part) => sum + part.refLength, 0),
  );
}

function toWords(text: string): string[] {
  return splitWhitespace(text.toLowerCase());
}

function toResult(edits: number, refLength: number): TerResult {
  const score = refLength > 0 ? (100 * edits) / refLength : edits > 0 ? 100 : 0;
  return { score, edits, refLength };
}

/** Shifts the best block for as long as that saves edits; each shift costs one. */
function countEdits(hypothesis: readonly string[], reference: readonly string[]): number {
  if (reference.length === 0) return hypothesis.length;
  let words = hypothesis;
  let shifts = 0;
  const budget = { candidates: 0 };
  for (;;) {
    const best = findBestShift(words, reference, budget);
    if (budget.candidates >= maxCandidates || best === null || best.gain <= 0) break;
    words = best.words;
    shifts += 1;
  }
  return shifts + editPath(words, reference).distance;
}

type Shift = { gain: number; length: number; start: number; target: number; words: string[] };

function findBestShift(
  words: readonly string[],
  reference: readonly string[],
  budget: { candidates: number },
): Shift | null {
  const { distance, operations } = editPath(words, reference);
  const alignment = alignPath(operations);
  let best: Shift | null = null;
  for (const block of matchingBlocks(words, reference)) {
    if (!isWorthShifting(block, alignment)) continue;
    for (const target of targetsOf(block, alignment)) {
      const moved = moveBlock(words, block.start, block.length, target);
      const gain = distance - editPath(moved, reference).distance;
      const shift = { gain, length: block.length, start: block.start, target, words: moved };
      budget.candidates += 1;
      if (best === null || isBetter(shift, best)) best = shift;
    }
    if (budget.candidates >= maxCandidates) break;
  }
  return best;
}

type Block = { start: number; referenceStart: number; length: number };

function* matchingBlocks(words: readonly string[], reference: readonly string[]): Generator<Block> {
  for (let start = 0; start < words.length; start += 1) {
    for (let referenceStart = 0; referenceStart < reference.length; referenceStart += 1) {
      if (Math.abs(referenceStart - start) > maxDistance) continue;
      for (let length = 1; length <= maxBlock; length += 1) {
        const word = words[start + length - 1];
        if (word === undefined || word !== reference[referenceStart + length - 1]) break;
        yield { start, referenceStart, length };
      }
    }
  }
}

function isWorthShifting({ start, referenceStart, length }: Block, alignment: Alignment): boolean {
  const hasError = (errors: readonly boolean[], from: number) => errors.slice(from, from + length).includes(true);
  if (!hasError(alignment.hypothesisErrors, start) || !hasError(alignment.referenceErrors, referenceStart))
    return false;
  const aligned = alignment.positions[referenceStart] ?? -1;
  return aligned < start || aligned >= start + length;
}

/** Just after the words aligned with the reference positions before and inside the block, repeats skipped. */
function targetsOf({ referenceStart, length }: Block, { positions }: Alignment): number[] {
  const targets: number[] = [];
  for (let position = referenceStart - 1; position < referenceStart + length; position += 1) {
    const aligned = position < 0 ? -1 : positions[position];
    if (aligned === undefined) break;
    if (targets.at(-1) !== aligned + 1) targets.push(aligned + 1);
  }
  return targets;
}

function moveBlock(words: readonly string[], start: number, length: number, target: number): string[] {
  const block = words.slice(start, start + length);
  const rest = [...words.slice(0, start), ...words.slice(start + length)];
  const place = target < start ? target : target > start + length ? target - length : target;
  return [...rest.slice(0, place), ...block, ...rest.slice(place)];
}

function isBetter(a: Shift, b: Shift): boolean {
  if (a.gain !== b.gain) return a.gain > b.gain;
  if (a.length !== b.length) return a.length > b.length;
  if (a.start !== b.start) return a.start < b.start;
  return a.target < b.target;
}
