/** PostgreSQL text cannot hold the character NUL; its picture (U+2400) stands in, and lone surrogates become U+FFFD. */
export function visibleText(text: string): string {
  return text
    .replaceAll("\u0000", "\u2400")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}
