import type { Json } from "../dataset/schema";

/** Whether the whole text is one JSON value by RFC 8259: no BOM, no comments, no trailing commas, no NaN. */
export function isStrictJson(text: string): boolean {
  return tryParse(text).ok;
}

export type JsonExtraction = { mode: "strict" | "fenced" | "embedded"; value: Json } | { mode: "none"; value: null };

/** A hostile answer of nothing but brackets would otherwise cost the square of its length. */
const maxScannedCharacters = 20_000_000;

/**
 * The JSON in a model's answer and how it was found. strict: the whole text. fenced: the trimmed text is exactly one ```
 * block. embedded: the first `{` or `[` that starts a complete value. none: nothing, or the search was given up after
 * 20 million characters. Report strict validity beside it: leniency hides a fault of the prompt.
 */
export function extractJson(text: string): JsonExtraction {
  const whole = tryParse(text);
  if (whole.ok) return { mode: "strict", value: whole.value };
  const body = fencedBody(text);
  const fenced = body === null ? { ok: false as const } : tryParse(body);
  if (fenced.ok) return { mode: "fenced", value: fenced.value };
  return findEmbedded(text);
}

/** The inside of a text that is exactly one fenced block, else null. */
export function fencedBody(text: string): string | null {
  const trimmed = text.replace(/^\ufeff/, "").trim();
  if (!trimmed.startsWith("```") || !trimmed.endsWith("```") || trimmed.length < 6) return null;
  const inside = trimmed.slice(3, -3);
  if (inside.includes("```")) return null;
  const language = /^[\w+-]*(?=\s)/.exec(inside)?.[0] ?? "";
  return inside.slice(language.length);
}

type Parsed = { ok: true; value: Json } | { ok: false };

function tryParse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as Json };
  } catch {
    return { ok: false };
  }
}

function findEmbedded(text: string): JsonExtraction {
  let budget = maxScannedCharacters;
  for (let start = 0; start < text.length && budget > 0; start += 1) {
    if (text[start] !== "{" && text[start] !== "[") continue;
    const end = balancedEnd(text, start);
    budget -= (end ?? text.length) - start;
    const parsed = end === null ? { ok: false as const } : tryParse(text.slice(start, end));
    if (parsed.ok) return { mode: "embedded", value: parsed.value };
  }
  return { mode: "none", value: null };
}

/** Index after the bracket that closes the one at `start`, or null; brackets inside strings do not count. */
function balancedEnd(text: string, start: number): number | null {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === "\\") index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return null;
}
