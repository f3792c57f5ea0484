export type Tolerance = { rel: number; abs: number };

/** Every place where `actual` misses `expected`, by the golden README's rules; an empty list is a pass. */
export function differencesFrom(expected: unknown, actual: unknown, tolerance: Tolerance, path = "value"): string[] {
  const wanted = asNumber(expected);
  if (wanted !== null) {
    const found = asNumber(actual);
    if (found !== null && sameNumber(wanted, found, tolerance)) return [];
    return [`${path}: expected ${String(expected)}, got ${JSON.stringify(actual) ?? String(actual)}`];
  }
  if (Array.isArray(expected)) {
    if (!isIndexed(actual) || actual.length !== expected.length) {
      return [`${path}: expected a list of ${expected.length}, got ${JSON.stringify(actual)}`];
    }
    return expected.flatMap((entry, i) => differencesFrom(entry, actual[i], tolerance, `${path}[${i}]`));
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof actual !== "object" || actual === null) return [`${path}: expected an object, got ${String(actual)}`];
    const found = new Map(Object.entries(actual));
    return Object.entries(expected).flatMap(([key, value]) =>
      differencesFrom(value, found.get(key), tolerance, `${path}.${key}`),
    );
  }
  return expected === actual ? [] : [`${path}: expected ${String(expected)}, got ${JSON.stringify(actual)}`];
}

/** Paths of NaN and infinite numbers, which must never leave the module. */
export function unfinishedNumbers(value: unknown, path = "value"): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => unfinishedNumbers(entry, `${path}.${key}`));
}

/** Numeric members of a refused result that the case does not list: they must be null or absent. */
export function strayNumbers(expected: Record<string, unknown>, actual: unknown): string[] {
  if (typeof actual !== "object" || actual === null) return [];
  return Object.entries(actual)
    .filter(([key, value]) => typeof value === "number" && !(key in expected))
    .map(([key]) => `value.${key} should be null`);
}

/** The strings "NaN", "Infinity" and "-Infinity" of an input turned into the numbers they stand for. */
export function withSpecialNumbers(value: unknown): unknown {
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  if (Array.isArray(value)) return value.map(withSpecialNumbers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withSpecialNumbers(entry)]));
}

function isIndexed(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

function asNumber(value: unknown): number | null {
  if (typeof value === "number") return value;
  return value === "NaN" || value === "Infinity" || value === "-Infinity" ? Number(value) : null;
}

function sameNumber(expected: number, actual: number, { rel, abs }: Tolerance): boolean {
  if (!Number.isFinite(expected)) return Object.is(expected, actual);
  return Math.abs(actual - expected) <= abs + rel * Math.abs(expected);
}
