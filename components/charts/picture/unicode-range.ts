/** Whether a face with this `unicode-range` has a character of the text; without a range it has them all. */
export function coversSome(range: string, text: string): boolean {
  if (!range.trim()) return true;
  const spans = range.split(",").map(spanOf);
  return [...text].some((char) => {
    const code = char.codePointAt(0) ?? 0;
    return spans.some(([from, to]) => from <= code && code <= to);
  });
}

/** "U+2000-206F", "U+131" or "U+4??". */
function spanOf(span: string): [number, number] {
  const [from = "", to = from] = span.trim().replace(/^U\+/i, "").split("-");
  return [Number.parseInt(from.replaceAll("?", "0"), 16), Number.parseInt(to.replaceAll("?", "F"), 16)];
}
