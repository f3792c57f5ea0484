/**
 * Fewest insertions, deletions and substitutions of code points that turn `a` into `b`, and 1 − distance / longer length.
 * Distance from 0, lower is better; similarity 0 to 1, 1 when both are empty. No Unicode normalisation: NFC and NFD differ.
 * Time is the product of the lengths. Source: Levenshtein 1966.
 */
export function levenshtein(a: string, b: string): { distance: number; similarity: number } {
  const from = Array.from(a);
  const to = Array.from(b);
  let previous = Uint32Array.from({ length: to.length + 1 }, (_, index) => index);
  let current = new Uint32Array(to.length + 1);
  for (const [row, character] of from.entries()) {
    current[0] = row + 1;
    for (let column = 1; column <= to.length; column += 1) {
      const substitute = (previous[column - 1] ?? 0) + (character === to[column - 1] ? 0 : 1);
      current[column] = Math.min(substitute, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
    }
    [previous, current] = [current, previous];
  }
  const distance = previous[to.length] ?? 0;
  const longer = Math.max(from.length, to.length);
  return { distance, similarity: longer === 0 ? 1 : 1 - distance / longer };
}
