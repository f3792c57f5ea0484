/** Shapes of well-known keys, for a key other than our own that a provider or proxy repeats. */
const keyShapes = /\b(?:sk|pk|rk)-[A-Za-z0-9_-]{8,}|Bearer\s+[A-Za-z0-9._~+/-]{8,}=*/g;

/** A provider's words made fit to be stored and shown: our key and all that looks like one hidden, one line, cut. */
export function scrub(text: string, apiKey: string | null): string {
  const withoutOwnKey = apiKey === null || apiKey === "" ? text : text.replaceAll(apiKey, "[key hidden]");
  const line = withoutOwnKey.replace(keyShapes, "[key hidden]").replace(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
