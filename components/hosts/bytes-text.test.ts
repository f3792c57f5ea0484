import { expect, test } from "vitest";
import { bytesText } from "./bytes-text";

test.each([
  [0, "0 B"],
  [512, "512 B"],
  [1_500, "1.5 kB"],
  [820_000_000, "820 MB"],
  [4_661_224_676, "4.7 GB"],
  [999_999_999, "1.0 GB"],
])("%i bytes are %s", (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
