import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** Blocks that other functions of the room build on: arguments are checked by their callers, so they refuse nothing. */
const BLOCKS = [
  "betting-wealth.ts",
  "choice-model.ts",
  "cholesky.ts",
  "dist.ts",
  "find-root.ts",
  "input-checks.ts",
  "isotonic.ts",
  "midranks.ts",
  "moments.ts",
  "noncentral-t.ts",
  "quadrature.ts",
  "sandwich.ts",
  "sha256.ts",
  "win-graph.ts",
];

const room = import.meta.dirname;
const files = readdirSync(room).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));

type Documented = { file: string; name: string; text: string; answersStatus: boolean };

function exportedFunctions(file: string): Documented[] {
  const source = readFileSync(path.join(room, file), "utf8");
  const envelopes = [...source.matchAll(/export type (\w+) = (?:\w+ & )*Envelope\b/g)].map(([, name]) => name);
  return [
    ...source.matchAll(
      /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export function (\w+)(?:(?!export function)[\s\S])*?\)(?:: ([^{]+))? \{\n/g,
    ),
  ].map(([, text = "", name = "", result = ""]) => ({
    file,
    name,
    text: text.replaceAll(/\s*\n \* ?/g, " "),
    answersStatus: envelopes.some((envelope) => result.trim() === envelope),
  }));
}

const functions = files.flatMap(exportedFunctions);
const tests = functions.filter(({ answersStatus }) => answersStatus);

describe("what is written above each function", () => {
  it("finds the functions of the room", () => {
    expect(functions.length).toBeGreaterThan(100);
    expect(tests.length).toBeGreaterThan(70);
  });

  it("says something above every exported function", () => {
    const silent = functions.filter(({ file, text }) => text === "" && !BLOCKS.includes(file));
    expect(silent.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  it("says what degenerate input is answered with, what is refused, and where the method comes from", () => {
    const needed = [/Degenerate/, /invalid_input|[Dd]egenerate answers? as|Degenerate: as/, /Source:/];
    const lacking = tests.flatMap(({ file, name, text }) =>
      needed.filter((part) => !part.test(text)).map((part) => `${file}: ${name} lacks ${part.source}`),
    );
    expect(lacking).toEqual([]);
  });
});
