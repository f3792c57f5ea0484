import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { bleuCorpus, bleuSentence } from "./bleu";
import { chrfCorpus, chrfSentence } from "./chrf";
import { cosine } from "./cosine";
import { extractJson, isStrictJson } from "./json";
import { levenshtein } from "./levenshtein";
import { meteor } from "./meteor";
import { perplexity } from "./perplexity";
import { porterStem } from "./porter-stem";
import { rouge } from "./rouge";
import { squad } from "./squad";
import { terCorpus, terSentence } from "./ter";
import { tokenizeForBleu, tokenizeForRouge } from "./tokenize";

type Tolerance = { rel: number; abs: number };
type Case = { id: string; input: never; expected: unknown; tolerance?: Tolerance };
type Group = { fn: string; tolerance: Tolerance; cases: Case[] };

const folder = process.env.GOLDEN_DIR ?? path.join(import.meta.dirname, "golden");
const groups: Group[] = JSON.parse(readFileSync(path.join(folder, "metrics.json"), "utf8")).groups;

type Text = { text: string };
const adapters: Record<string, (input: never) => unknown> = {
  "text.tokenize.13a": ({ text }: Text) => tokenizeForBleu(text, "13a"),
  "text.tokenize.intl": ({ text }: Text) => tokenizeForBleu(text, "intl"),
  "text.tokenize.char": ({ text }: Text) => tokenizeForBleu(text, "char"),
  "text.tokenize.zh": ({ text }: Text) => tokenizeForBleu(text, "zh"),
  "text.tokenize.unicode": ({ text }: Text) => tokenizeForRouge(text, "unicode").join(" "),
  "text.porterStem": ({ words }: { words: string[] }) => words.map(porterStem),
  "bleu.sentence": ({ hypothesis, references, ...options }: Pair & Parameters<typeof bleuSentence>[2]) =>
    bleuSentence(hypothesis, references, options),
  "bleu.corpus": ({ hypotheses, references, ...options }: Corpus & Parameters<typeof bleuCorpus>[2]) =>
    bleuCorpus(hypotheses, references, options),
  "chrf.sentence": ({ hypothesis, references, ...options }: Pair & Parameters<typeof chrfSentence>[2]) =>
    chrfSentence(hypothesis, references, options),
  "chrf.corpus": ({ hypotheses, references, ...options }: Corpus & Parameters<typeof chrfCorpus>[2]) =>
    chrfCorpus(hypotheses, references, options),
  "ter.sentence": ({ hypothesis, references }: Pair) => terSentence(hypothesis, references),
  "ter.corpus": ({ hypotheses, references }: Corpus) => terCorpus(hypotheses, references),
  meteor: ({ hypothesis, references }: { hypothesis: string[]; references: string[][] }) =>
    meteor(hypothesis, references),
  rouge: ({ prediction, references, ...options }: RougeInput & Parameters<typeof rouge>[2]) =>
    Object.fromEntries(
      Object.entries(rouge(prediction, references, options)).map(([type, score]) => [
        type,
        [score.precision, score.recall, score.f],
      ]),
    ),
  "edit.levenshtein": ({ a, b }: { a: string; b: string }) => levenshtein(a, b),
  "qa.squad": ({ prediction, answers }: { prediction: string; answers: string[] }) => squad(prediction, answers),
  "json.parse": ({ text }: Text) => isStrictJson(text),
  "json.extract": ({ text }: Text) => extractJson(text),
  "vector.cosine": ({ a, b }: { a: number[]; b: number[] }) => cosine(a, b),
  "lm.perplexity": ({ logprobs }: { logprobs: (number | null)[] }) => perplexity(logprobs),
};
type Pair = { hypothesis: string; references: string[] };
type Corpus = { hypotheses: string[]; references: string[][] };
type RougeInput = { prediction: string; references: string[] };

/** Reference groups that no function answers yet. */
const notYet = ["json.schema"];

/** METEOR's synonyms come from WordNet, which is not shipped; the test's name tells how many cases that leaves out. */
const needsWordNet = (group: Group, one: Case) =>
  group.fn === "meteor" && (one.input as { synonyms: boolean }).synonyms;

describe("metrics agree with the reference implementations", () => {
  it("has an adapter for every group but those listed as not yet", () => {
    const names = groups.map((group) => group.fn);
    expect(names.filter((name) => !(name in adapters)).sort()).toEqual([...notYet].sort());
    expect(Object.keys(adapters).filter((name) => !names.includes(name))).toEqual([]);
  });

  for (const group of groups) {
    const adapter = adapters[group.fn];
    if (!adapter) continue;
    const cases = group.cases.filter((one) => !needsWordNet(group, one));
    it(`${group.fn}: ${cases.length} of ${group.cases.length} cases`, () => {
      expect(cases.length).toBeGreaterThan(0);
      for (const one of cases) {
        const actual = adapter(toNumbers(one.input) as never);
        expect(differences(actual, one.expected, one.tolerance ?? group.tolerance), one.id).toEqual([]);
      }
    }, 60_000);
  }
});

const words: Record<string, number> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
};

/** Numbers inside arrays may be written as words; texts are never arrays of one word in the file. */
function toNumbers(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((item) => (typeof item === "string" ? (words[item] ?? item) : toNumbers(item)));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toNumbers(item)]));
}

function differences(actual: unknown, expected: unknown, tolerance: Tolerance, at = "result"): string[] {
  const wrong = [`${at}: expected ${JSON.stringify(expected)}, got ${String(JSON.stringify(actual))}`];
  if (typeof expected === "string" && expected in words && typeof actual === "number") {
    return Object.is(actual, words[expected]) ? [] : wrong;
  }
  if (typeof expected === "number") {
    if (typeof actual !== "number") return wrong;
    return Math.abs(actual - expected) <= tolerance.abs + tolerance.rel * Math.abs(expected) ? [] : wrong;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return wrong;
    return expected.flatMap((item, index) => differences(actual[index], item, tolerance, `${at}[${index}]`));
  }
  if (expected !== null && typeof expected === "object") {
    if (actual === null || typeof actual !== "object") return wrong;
    const members = new Map(Object.entries(actual));
    return Object.entries(expected).flatMap(([key, item]) =>
      differences(members.get(key), item, tolerance, `${at}.${key}`),
    );
  }
  return Object.is(actual, expected) ? [] : wrong;
}
