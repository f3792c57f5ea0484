import { type Content, imagesOf, partsOf } from "./message-parts";

const wideCharacter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/gu;

/**
 * Rough number of tokens of a text, for cost estimates before a call; real counts come from the provider afterwards.
 * Heuristic: one token for a Chinese, Japanese or Korean character, one for every four other characters, rounded up.
 * English prose is met within about 20 %; code, numbers and other scripts may take twice as many. Empty text: 0.
 */
export function estimateTokens(text: string): number {
  const wide = text.match(wideCharacter)?.length ?? 0;
  let all = 0;
  for (const _ of text) all += 1;
  return Math.ceil(wide + (all - wide) / 4);
}

/** Tokens that a chat's message costs beyond its text (role and separators). */
const perMessage = 4;

/**
 * An assumption, for providers count pictures by size and by rules of their own: from 85 (a small one at low detail) to about
 * 1,600 (a large one) at OpenAI and Anthropic.
 */
export const tokensPerImage = 1000;

export function estimateMessageTokens(messages: readonly { content: Content }[]): number {
  return messages.reduce((sum, { content }) => sum + perMessage + estimateContentTokens(content), 0);
}

export function estimateContentTokens(content: Content): number {
  const text = partsOf(content).map((part) => (part.type === "text" ? part.text : ""));
  return estimateTokens(text.join("")) + tokensPerImage * imagesOf(content).length;
}
