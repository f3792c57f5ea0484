import { porterStem } from "./porter-stem";

type Match = { hypothesis: number; reference: number };

/**
 * METEOR without synonyms: words matched exactly, then by stem; F = PR / (0.9P + 0.1R), lowered by 0.5 · (chunks / matches)³
 * for matches out of order. Takes tokens; range 0 to 1, higher is better, no unit; nothing matched or an empty side: 0.
 * Several references: the best one. Source: NLTK 3.8 with WordNet left out (Banerjee and Lavie 2005), so a figure is only
 * comparable with others made without WordNet.
 */
export function meteor(hypothesis: readonly string[], references: readonly (readonly string[])[]): number {
  return Math.max(0, ...references.map((reference) => scorePair(hypothesis, reference)));
}

function scorePair(hypothesis: readonly string[], reference: readonly string[]): number {
  const matches = alignWords(
    hypothesis.map((word) => word.toLowerCase()),
    reference.map((word) => word.toLowerCase()),
  );
  if (matches.length === 0) return 0;
  const precision = matches.length / hypothesis.length;
  const recall = matches.length / reference.length;
  const f = (precision * recall) / (0.9 * precision + 0.1 * recall);
  return f * (1 - 0.5 * (countChunks(matches) / matches.length) ** 3);
}

function alignWords(hypothesis: readonly string[], reference: readonly string[]): Match[] {
  const matches: Match[] = [];
  const openHypothesis = new Set(hypothesis.keys());
  const openReference = new Set(reference.keys());
  for (const form of [(word: string) => word, porterStem]) {
    const wanted = new Map([...openReference].map((index) => [index, form(reference[index] ?? "")]));
    for (const index of [...openHypothesis].sort((a, b) => b - a)) {
      const word = form(hypothesis[index] ?? "");
      const partner = [...openReference].sort((a, b) => b - a).find((other) => wanted.get(other) === word);
      if (partner === undefined) continue;
      openHypothesis.delete(index);
      openReference.delete(partner);
      matches.push({ hypothesis: index, reference: partner });
    }
  }
  return matches.sort((a, b) => a.hypothesis - b.hypothesis);
}

/** Runs of matches that are neighbours on both sides. */
function countChunks(matches: readonly Match[]): number {
  let chunks = 0;
  matches.forEach((match, index) => {
    const before = matches[index - 1];
    const continues = before?.hypothesis === match.hypothesis - 1 && before.reference === match.reference - 1;
    if (!continues) chunks += 1;
  });
  return chunks;
}
