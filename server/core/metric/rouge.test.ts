import fc from "fast-check";
import { expect, it } from "vitest";
import { rougeL } from "./rouge";

const options = { tokenizer: "unicode", useStemmer: false } as const;

function slowLcs(a: string[], b: string[]): number {
  let previous = new Array<number>(b.length + 1).fill(0);
  for (const token of a) {
    const current = [0];
    b.forEach((other, index) => {
      const best = Math.max(previous[index + 1] ?? 0, current[index] ?? 0);
      current.push(token === other ? (previous[index] ?? 0) + 1 : best);
    });
    previous = current;
  }
  return previous[b.length] ?? 0;
}

it("finds the same longest common sequence as the plain table, across any number of machine words", () => {
  const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 150 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const { precision } = rougeL(a.join(" "), b.join(" "), options);
      expect(precision * a.length).toBeCloseTo(slowLcs(a, b), 9);
    }),
  );
});
