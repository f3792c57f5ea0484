import { expect, it } from "vitest";
import { coversSome } from "./unicode-range";

it.each([
  ["U+0-FF, U+131", "abc", true],
  ["U+0-FF, U+131", "ı", true],
  ["U+460-52F, U+2DE0-2DFF", "abc ±0.05", false],
  ["U+4??", "ж", true],
  ["U+4??", "abc", false],
  ["U+20000-2A6DF", "𠀀", true],
  ["", "abc", true],
])("a face for %s and the text %s: %s", (range, text, expected) => {
  expect(coversSome(range, text)).toBe(expected);
});
