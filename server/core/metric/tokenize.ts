/** Python's whitespace, which differs from JavaScript's `\s` (U+001C to U+001F and U+0085 are in, U+FEFF is out). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts these control characters as space.
const whitespace = /[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;

/** Words between runs of whitespace; no empty words. */
export function splitWhitespace(text: string): string[] {
  return text.split(whitespace).filter((word) => word !== "");
}

export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && whitespace.test(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}

export type BleuTokenizer = "13a" | "intl" | "char" | "zh";

/**
 * Tokens joined by one space, as sacreBLEU 2.6 does it.
 * 13a: the mteval-v13a rules for Latin text. intl: Unicode punctuation and symbols split off.
 * char: every code point. zh: Chinese characters apart, the rest like 13a without its HTML entities.
 */
export function tokenizeForBleu(text: string, tokenizer: BleuTokenizer): string {
  if (tokenizer === "13a") return tokenize13a(text);
  if (tokenizer === "intl") return tokenizeInternational(text);
  if (tokenizer === "char") return Array.from(text).join(" ");
  return tokenizeChinese(text);
}

function tokenize13a(text: string): string {
  const plain = text
    .replaceAll("<skipped>", "")
    .replaceAll("-\n", "")
    .replaceAll("\n", " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
  return splitLatinPunctuation(` ${plain} `);
}

function splitLatinPunctuation(text: string): string {
  const spaced = text
    .replace(/[{-~[-` -&(-+:-@/]/gu, " $& ")
    .replace(/([^0-9])([.,])/gu, "$1 $2 ")
    .replace(/([.,])([^0-9])/gu, " $1 $2")
    .replace(/([0-9])(-)/gu, "$1 $2 ");
  return splitWhitespace(spaced).join(" ");
}

function tokenizeInternational(text: string): string {
  const spaced = text
    .replace(/(\P{N})(\p{P})/gu, "$1 $2 ")
    .replace(/(\p{P})(\P{N})/gu, " $1 $2")
    .replace(/\p{S}/gu, " $& ");
  return splitWhitespace(spaced).join(" ");
}

/**
 * The reference implementation writes two astral ranges with four hex digits; what it then really matches is
 * U+2001 to U+2A6D and U+2F81 to U+2FA1. Scores are only comparable when that is kept.
 */
const chineseCharacter =
  /[\u2001-\u2a6d\u2e80-\u2fdf\u2ff0-\u303f\u3100-\u312f\u31a0-\u31bf\u31c0-\u31ef\u3200-\u33ff\u3400-\u4db5\u4e00-\u9fbb\uf900-\ufa2d\ufa30-\ufa6a\ufa70-\ufad9\ufe10-\ufe1f\ufe30-\ufe4f\uff00-\uffef]/gu;

function tokenizeChinese(text: string): string {
  return splitLatinPunctuation(splitWhitespace(text).join(" ").replace(chineseCharacter, " $& "));
}

const unspacedScripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/**
 * The tokenizer for a text's script. Under 13a a whole Chinese or Japanese sentence is one token and scores 0, so a text
 * whose letters are to 30 % or more of a script written without spaces gets `zh` (only Han) or `char` (any other).
 */
export function chooseBleuTokenizer(text: string): BleuTokenizer {
  const unspaced = text.match(unspacedScripts) ?? [];
  const letters = text.match(/\p{L}/gu) ?? [];
  if (unspaced.length === 0 || unspaced.length < 0.3 * letters.length) return "13a";
  return unspaced.every((character) => /\p{Script=Han}/u.test(character)) ? "zh" : "char";
}

export type RougeTokenizer = "default" | "unicode";

const unicodeToken =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{Nd}])+/gu;

/**
 * Lower-cased tokens. default: runs of ASCII letters and digits (rouge-score 0.1.2), so non-Latin text has none.
 * unicode: runs of letters, marks and digits of any script; Han, kana and Thai one character each.
 */
export function tokenizeForRouge(text: string, tokenizer: RougeTokenizer): string[] {
  return text.toLowerCase().match(tokenizer === "default" ? /[a-z0-9]+/g : unicodeToken) ?? [];
}

/** `unicode` as soon as one letter in ten is not ASCII, because the default tokenizer would drop it. */
export function chooseRougeTokenizer(text: string): RougeTokenizer {
  const letters = text.match(/\p{L}/gu) ?? [];
  const ascii = text.match(/[a-zA-Z]/g) ?? [];
  const foreign = letters.length - ascii.length;
  return foreign > 0 && foreign >= 0.1 * letters.length ? "unicode" : "default";
}
