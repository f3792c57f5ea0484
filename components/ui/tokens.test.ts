import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(path.resolve(import.meta.dirname, "../../app/globals.css"), "utf8");

function tokensOf(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`\n${selector} {`));
  const body = block.slice(0, block.indexOf("\n}"));
  return Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));
}

/** Relative luminance and contrast ratio of WCAG 2.2. */
function luminance(hex: string) {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string) {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["background", "surface", "raised", "sunken", "hover"];
const states = ["success", "warning", "danger", "info", "accent"];
const variants = ["a", "b", "c", "d", "e", "f"].map((letter) => `variant-${letter}`);

const pairs: [front: string, back: string, atLeast: number][] = [
  ...grounds.flatMap((ground): [string, string, number][] => [
    ["text", ground, 7],
    ["muted", ground, 7],
    ["subtle", ground, 4.5],
    ["border-strong", ground, 3],
    ["ring", ground, 3],
    ...states.map((state): [string, string, number] => [state, ground, 4.5]),
  ]),
  ...states.map((state): [string, string, number] => [`${state}-ink`, `${state}-soft`, 4.5]),
  ...states.map((state): [string, string, number] => ["text", `${state}-soft`, 7]),
  ["on-accent", "accent-fill", 4.5],
  ["on-danger", "danger-fill", 4.5],
  ...variants.flatMap((variant): [string, string, number][] => [
    [variant, "background", 3],
    [variant, "surface", 3],
    [`${variant}-ink`, variant, 4.5],
  ]),
];

describe.each([
  ["light", ":root"],
  ["dark", ".dark"],
])("the %s theme", (_, selector) => {
  const tokens = tokensOf(selector);
  it.each(pairs)("keeps %s on %s at %f:1 or more", (front, back, atLeast) => {
    const [over, under] = [tokens[front], tokens[back]];
    if (!over || !under) throw new Error(`The token ${front} or ${back} is not a six-digit colour.`);
    expect(contrast(over, under)).toBeGreaterThanOrEqual(atLeast);
  });
});

it("gives both themes the same tokens, so that nothing falls back across them", () => {
  expect(Object.keys(tokensOf(".dark")).sort()).toEqual(Object.keys(tokensOf(":root")).sort());
});
