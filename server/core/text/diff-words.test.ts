import fc from "fast-check";
import { expect, it } from "vitest";
import { type DiffPart, diffWords } from "./diff-words";

const join = (parts: DiffPart[], without: DiffPart["kind"]) =>
  parts
    .filter((part) => part.kind !== without)
    .map((part) => part.text)
    .join("");

it("gives both texts back, whatever they are", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom("the ", "cat", "\n", "猫", "é", "👩‍💻", "  ", ".", "กา")).map((words) => words.join("")),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { parts } = diffWords(before, after);
      expect(join(parts, "added")).toBe(before);
      expect(join(parts, "removed")).toBe(after);
      expect(parts.every((part) => part.text !== "")).toBe(true);
    }),
  );
}, 30_000);

it("changes whole words, and single characters where a script has no spaces", () => {
  expect(diffWords("the cat sat", "the dog sat").parts).toEqual([
    { text: "the ", kind: "same" },
    { text: "cat", kind: "removed" },
    { text: "dog", kind: "added" },
    { text: " sat", kind: "same" },
  ]);
  expect(diffWords("今天好", "今天坏").parts[0]).toEqual({ text: "今天", kind: "same" });
});

it("shows two huge texts whole instead of hanging, and says so", () => {
  const before = "a b ".repeat(40_000);
  const after = "c d ".repeat(40_000);
  expect(diffWords(before, after)).toEqual({
    parts: [
      { text: before, kind: "removed" },
      { text: after, kind: "added" },
    ],
    isCapped: true,
  });
  expect(diffWords(before, before)).toEqual({ parts: [{ text: before, kind: "same" }], isCapped: false });
  expect(diffWords("", "")).toEqual({ parts: [], isCapped: false });
});
