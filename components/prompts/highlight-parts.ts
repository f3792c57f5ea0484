export interface TextPart {
  text: string;
  isVariable: boolean;
  /** Where it begins. */
  at: number;
}

const placeholder = /\\?\{\{([^{}\r\n]*)\}\}/g;

/** A prompt's text cut at its variables, by the template's own rule: escaped and empty braces are plain text. */
export function highlightParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    const [whole, inside = ""] = match;
    if (whole.startsWith("\\") || inside.trim() === "") continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isVariable: false, at: end });
    parts.push({ text: whole, isVariable: true, at: match.index });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isVariable: false, at: end });
  return parts;
}
