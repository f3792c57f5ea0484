import { createHash } from "node:crypto";
import { Environment } from "@marcbachmann/cel-js";

const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });
const compiled = new Map<string, (context: Record<string, unknown>) => unknown>();

/** Compiles a CEL expression once; throws the parser's message when it is not one. */
export function compileExpression(source: string): (context: Record<string, unknown>) => unknown {
  let run = compiled.get(source);
  if (!run) {
    const parsed = environment.parse(source);
    const verdict = parsed.check();
    if (!verdict.valid) throw new Error(verdict.error?.message ?? "the expression does not type-check");
    run = (context) => parsed(context);
    compiled.set(source, run);
  }
  return run;
}

/** True only when the expression evaluates to true; a missing key or a type error is no match. */
export function matches(source: string | null | undefined, context: Record<string, unknown>): boolean {
  if (!source) return true;
  try {
    return compileExpression(source)(context) === true;
  } catch {
    return false;
  }
}

/** The value of a key expression as text; a missing key is "null", so such events share one key. */
export function keyText(source: string | null | undefined, context: Record<string, unknown>): string {
  if (!source) return "";
  let value: unknown;
  try {
    value = compileExpression(source)(context);
  } catch {
    value = null;
  }
  return shortKey(asText(value));
}

/** The value of a numeric expression, or the fallback when it is not a number. */
export function numberOf(
  source: string | null | undefined,
  context: Record<string, unknown>,
  fallback: number,
): number {
  if (!source) return fallback;
  try {
    const value = Number(compileExpression(source)(context));
    return Number.isFinite(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

/** Keeps index entries small whatever a user puts into a key. */
export function shortKey(text: string): string {
  const clean = text.replaceAll("\0", "");
  return clean.length <= 200 ? clean : `sha256:${createHash("sha256").update(clean).digest("hex")}`;
}

export function asText(value: unknown): string {
  if (typeof value === "string") return value;
  return JSON.stringify(value, (_key, v) => (typeof v === "bigint" ? Number(v) : v)) ?? "null";
}

const EQUALITY = /^\s*event\.([\w.]+)\s*==\s*async\.([\w.]+)\s*$/;

/** Recognises `event.A == async.B`, which pauses answer from an index instead of by evaluation. */
export function parseEquality(source: string | null | undefined): { eventPath: string; asyncPath: string } | null {
  const match = source ? EQUALITY.exec(source) : null;
  return match?.[1] && match[2] ? { eventPath: match[1], asyncPath: match[2] } : null;
}

/** The value under a dotted path as index text, or null when absent. */
export function valueAt(root: unknown, path: string): string | null {
  let value: unknown = root;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return value === undefined ? null : shortKey(JSON.stringify(value));
}
