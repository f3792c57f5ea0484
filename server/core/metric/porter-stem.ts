/** Results fixed by hand, because the rules get these wrong. */
const irregular = new Map([
  ["skies", "sky"],
  ["sky", "sky"],
  ["dying", "die"],
  ["lying", "lie"],
  ["tying", "tie"],
  ["news", "news"],
  ["innings", "inning"],
  ["inning", "inning"],
  ["outings", "outing"],
  ["outing", "outing"],
  ["cannings", "canning"],
  ["canning", "canning"],
  ["howe", "howe"],
  ["proceed", "proceed"],
  ["exceed", "exceed"],
  ["succeed", "succeed"],
]);

type Rule = { suffix: string; replacement: string; when?: (stem: string) => boolean };

const hasMeasure = (stem: string) => measure(stem) > 0;
const hasLongMeasure = (stem: string) => measure(stem) > 1;

const step2: Rule[] = rules(
  "ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble alli>al fulli>ful entli>ent eli>e ousli>ous " +
    "ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble",
  hasMeasure,
).concat({ suffix: "logi", replacement: "log", when: (stem) => hasMeasure(`${stem}l`) });

const step3: Rule[] = rules("icate>ic ative> alize>al iciti>ic ical>ic ful> ness>", hasMeasure);

const step4: Rule[] = rules(
  "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ou> ism> ate> iti> ous> ive> ize>",
  hasLongMeasure,
).concat({ suffix: "ion", replacement: "", when: (stem) => hasLongMeasure(stem) && /[st]$/.test(stem) });

function rules(text: string, when: (stem: string) => boolean): Rule[] {
  return text.split(" ").map((rule) => {
    const [suffix = "", replacement = ""] = rule.split(">");
    return { suffix, replacement, when };
  });
}

/**
 * Stem of an English word: Porter (1980) with the changes of NLTK's default mode, which rouge-score and METEOR use.
 * Lower-cases its input; words of one or two letters stay as they are. No unit, no range; never throws.
 */
export function porterStem(word: string): string {
  const lower = word.toLowerCase();
  const fixed = irregular.get(lower);
  if (fixed !== undefined) return fixed;
  if (lower.length <= 2) return lower;
  const withoutEnding = yToI(trimPastAndProgressive(trimPlural(lower)));
  return dropDoubleL(dropFinalE(applyLongest(applyLongest(applyStep2(withoutEnding), step3), step4)));
}

function isConsonant(word: string, index: number): boolean {
  const letter = word[index] ?? "";
  if ("aeiou".includes(letter)) return false;
  return letter !== "y" || index === 0 || !isConsonant(word, index - 1);
}

/** One letter per character: v or c. */
function shape(word: string): string {
  let result = "";
  for (let index = 0; index < word.length; index += 1) {
    const letter = word[index] ?? "";
    const isVowel = "aeiou".includes(letter) || (letter === "y" && index > 0 && result[index - 1] === "c");
    result += isVowel ? "v" : "c";
  }
  return result;
}

/** Number of vowel-consonant sequences. */
function measure(stem: string): number {
  return shape(stem).match(/v+c+/g)?.length ?? 0;
}

function hasVowel(stem: string): boolean {
  return shape(stem).includes("v");
}

function endsInDoubleConsonant(word: string): boolean {
  return word.length >= 2 && word.at(-1) === word.at(-2) && shape(word).endsWith("c");
}

/** A syllable that takes an e back: hop(e), but not snow, box, tray; also a two-letter vowel and consonant. */
function endsInShortSyllable(word: string): boolean {
  const pattern = shape(word);
  return pattern === "vc" || (pattern.endsWith("cvc") && !/[wxy]$/.test(word));
}

function trimPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.slice(0, word.length === 4 ? -1 : -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function trimPastAndProgressive(word: string): string {
  if (word.endsWith("ied")) return word.slice(0, word.length === 4 ? -1 : -2);
  if (word.endsWith("eed")) return hasMeasure(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const length = word.endsWith("ed") ? 2 : word.endsWith("ing") ? 3 : 0;
  const stem = word.slice(0, word.length - length);
  if (length === 0 || !hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (endsInDoubleConsonant(stem)) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  return measure(stem) === 1 && endsInShortSyllable(stem) ? `${stem}e` : stem;
}

function yToI(word: string): string {
  const stem = word.slice(0, -1);
  return word.endsWith("y") && stem.length >= 2 && isConsonant(stem, stem.length - 1) ? `${stem}i` : word;
}

function applyStep2(word: string): string {
  if (word.endsWith("alli") && hasMeasure(word.slice(0, -4))) return applyStep2(word.slice(0, -2));
  return applyLongest(word, step2);
}

/** Only the longest matching suffix is considered; when its condition fails the word stays. */
function applyLongest(word: string, list: readonly Rule[]): string {
  let chosen: Rule | undefined;
  for (const rule of list) {
    if (word.endsWith(rule.suffix) && rule.suffix.length > (chosen?.suffix.length ?? 0)) chosen = rule;
  }
  if (!chosen) return word;
  const stem = word.slice(0, word.length - chosen.suffix.length);
  return (chosen.when?.(stem) ?? true) ? stem + chosen.replacement : word;
}

function dropFinalE(word: string): string {
  if (!word.endsWith("e")) return word;
  const stem = word.slice(0, -1);
  const m = measure(stem);
  return m > 1 || (m === 1 && !endsInShortSyllable(stem)) ? stem : word;
}

function dropDoubleL(word: string): string {
  return word.endsWith("ll") && hasLongMeasure(word.slice(0, -1)) ? word.slice(0, -1) : word;
}
