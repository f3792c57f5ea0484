/** Words that carry a text's content: distinct, lower case, five letters and more, in order of appearance. */
export function contentWords(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? [])];
}
