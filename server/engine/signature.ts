import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const withoutPrefix = (signingKey: string) => signingKey.replace(/^signkey-\w+-/, "");

/** JSON in its one canonical form (RFC 8785): what both sides sign whatever wrote the text. */
export function canonicalize(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalize).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const record = value as Record<string, unknown>;
  // Keys in the order of their UTF-16 units, which is how sort() compares.
  const members = Object.keys(record).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonicalize(record[key])}`).join(",")}}`;
}

/** The value of `x-inngest-signature` for a canonical body. */
export function signBody(canonicalBody: string, signingKey: string, seconds: number): string {
  const mac = createHmac("sha256", withoutPrefix(signingKey)).update(canonicalBody).update(String(seconds));
  return `t=${seconds}&s=${mac.digest("hex")}`;
}

/** The bearer token by which the SDK proves that it knows the key: SHA-256 of the key's bytes, prefix kept. */
export function hashSigningKey(signingKey: string): string {
  const prefix = /^signkey-\w+-/.exec(signingKey)?.[0] ?? "";
  const bytes = Buffer.from(withoutPrefix(signingKey), "hex");
  return prefix + createHash("sha256").update(bytes).digest("hex");
}

/** Compares secrets in the same time whatever they hold. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
