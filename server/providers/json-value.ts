export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under a name; an empty one when there is none, so that reading on finds nothing instead of failing. */
export function objectAt(value: unknown, name: string): JsonObject {
  const found = isJsonObject(value) ? value[name] : undefined;
  return isJsonObject(found) ? found : {};
}

export function listAt(value: unknown, name: string): unknown[] {
  const found = isJsonObject(value) ? value[name] : undefined;
  return Array.isArray(found) ? found : [];
}

export function textAt(value: unknown, name: string): string | null {
  const found = isJsonObject(value) ? value[name] : undefined;
  return typeof found === "string" ? found : null;
}

/** Above any context window of today; at $200 per million tokens it still fits the whole-number columns of a bill. */
const mostTokens = 10_000_000;

/** A count: a number from zero that a call can have, as a whole number; anything else counts as not reported. */
export function countAt(value: unknown, name: string): number | null {
  const found = isJsonObject(value) ? value[name] : undefined;
  return typeof found === "number" && found >= 0 && found <= mostTokens ? Math.round(found) : null;
}
