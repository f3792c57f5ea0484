import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findVariables } from "@/server/core/prompt/template";
import { highlightParts } from "./highlight-parts";

describe("highlighted variables", () => {
  it("loses no character and marks exactly what the template fills", () => {
    const piece = fc.constantFrom("{{", "}}", "\\", "a", " ", "\n", "{", "}", "b c", "😀");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const parts = highlightParts(text);
        expect(parts.map((part) => part.text).join("")).toBe(text);
        const marked = parts.filter((part) => part.isVariable).map((part) => part.text.slice(2, -2).trim());
        expect([...new Set(marked)]).toEqual(findVariables([{ content: text }]));
      }),
    );
  });
});
