import type { Json, Sample } from "./schema";

/**
 * JSON text that is the same for the same content: keys sorted by UTF-16 units, no spaces, numbers as ECMAScript writes them
 * (RFC 8785). For values within the depth limit of imports.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(",")}}`;
}

/**
 * The text whose SHA-256 names a dataset version, piece by piece: a first line with the format's name, then one canonical
 * line per sample in order. Feed each piece to the hash as UTF-8.
 */
export function* canonicalSamples(samples: Iterable<Sample>): Generator<string> {
  yield "assay-samples/1\n";
  for (const { inputs, expected, metadata, group } of samples) {
    yield `${canonicalJson({ inputs, expected, metadata, group })}\n`;
  }
}
