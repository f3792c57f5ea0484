import { z } from "zod";
import { bleuSentence } from "./bleu";
import { createMetric, noExpectedAnswer } from "./metric";
import { rougeL } from "./rouge";
import { chooseBleuTokenizer, chooseRougeTokenizer } from "./tokenize";

/** Longer texts are cut before they are compared: the time of ROUGE-L grows with the product of the lengths. */
const maxCompared = 20_000;

/**
 * Sentence BLEU divided by 100: range 0 to 1, higher is better, no unit; see `bleuSentence`. The tokenizer is picked by the
 * script of the expected answer, so that all variants of a sample are measured alike, and is named in the detail.
 * Only the first 20,000 characters count.
 */
export const bleu = createMetric({
  key: "bleu",
  label: "BLEU (0 to 1)",
  description: "Overlap of word sequences with the expected answer, sentence by sentence (sacreBLEU, divided by 100).",
  unit: "",
  direction: "higher",
  scale: { min: 0, max: 1 },
  needsExpected: true,
  configSchema: z.strictObject({
    tokenize: z.enum(["auto", "13a", "intl", "char", "zh"]).default("auto"),
    lowercase: z.boolean().default(false),
  }),
  measure({ text, expected }, config) {
    if (expected === null) return noExpectedAnswer;
    const tokenize = config.tokenize === "auto" ? chooseBleuTokenizer(expected) : config.tokenize;
    const { score } = bleuSentence(cut(text), [cut(expected)], { tokenize, lowercase: config.lowercase });
    return { value: clampToUnit(score / 100), passed: null, detail: `Tokenizer ${tokenize}.` };
  },
});

/**
 * ROUGE-L F1: range 0 to 1, higher is better, no unit; see `rouge`. The tokenizer is picked by the expected answer's script
 * and named in the detail. Only the first 20,000 characters count.
 */
export const rougeLMetric = createMetric({
  key: "rouge_l",
  label: "ROUGE-L (F1)",
  description: "The longest common sequence of words with the expected answer (F1 of precision and recall).",
  unit: "",
  direction: "higher",
  scale: { min: 0, max: 1 },
  needsExpected: true,
  configSchema: z.strictObject({
    tokenizer: z.enum(["auto", "default", "unicode"]).default("auto"),
    useStemmer: z.boolean().default(false),
  }),
  measure({ text, expected }, config) {
    if (expected === null) return noExpectedAnswer;
    const tokenizer = config.tokenizer === "auto" ? chooseRougeTokenizer(expected) : config.tokenizer;
    const { precision, recall, f } = rougeL(cut(text), cut(expected), { tokenizer, useStemmer: config.useStemmer });
    const detail = `Precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, tokenizer ${tokenizer}.`;
    return { value: clampToUnit(f), passed: null, detail };
  },
});

function cut(text: string): string {
  return text.length > maxCompared ? text.slice(0, maxCompared) : text;
}

/** Rounding can give 100.00000000000004 for two equal texts, which a bounded scale must not see. */
function clampToUnit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
