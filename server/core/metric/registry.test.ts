import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ZodError } from "zod";
import type { MetricInput, MetricKey } from "./metric";
import { failedScore, getMetric, isMetricKey, metrics, requiresExpected } from "./registry";
import { chooseBleuTokenizer, chooseRougeTokenizer } from "./tokenize";

const base: MetricInput = { text: "", expected: null, latencyMs: null, costMicroUsd: null };
const score = (key: MetricKey, input: Partial<MetricInput>) => getMetric(key).score({ ...base, ...input });
const value = (key: MetricKey, input: Partial<MetricInput>) => score(key, input).value;

describe("every metric", () => {
  it("stays inside its own scale for any answer", () => {
    for (const metric of metrics) {
      const config = metric.key === "regex" ? { pattern: "a+" } : {};
      fc.assert(
        fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (text, expected) => {
          const result = metric.score({ text, expected, config, latencyMs: 12, costMicroUsd: 0 });
          if (result.value === null) return;
          expect(result.value).toBeGreaterThanOrEqual(metric.scale?.min ?? 0);
          expect(result.value).toBeLessThanOrEqual(metric.scale?.max ?? Number.MAX_VALUE);
        }),
        { numRuns: 30 },
      );
    }
  }, 30_000);

  it("is found by its key and says when an expected answer is missing", () => {
    for (const metric of metrics) {
      expect(isMetricKey(metric.key)).toBe(true);
      expect(getMetric(metric.key)).toBe(metric);
      if (!metric.needsExpected) continue;
      expect(metric.score({ ...base, text: "x" })).toEqual({
        value: null,
        passed: null,
        detail: "This sample has no expected answer to compare with.",
      });
    }
    expect(isMetricKey("toString")).toBe(false);
  });

  it("refuses settings it does not know", () => {
    for (const metric of metrics) expect(() => metric.score({ ...base, config: { nonsense: 1 } })).toThrow(ZodError);
  });

  it("counts a failed generation as the worst score when the scale is bounded, else as missing", () => {
    expect(failedScore(getMetric("bleu"))).toMatchObject({ value: 0, passed: false });
    expect(failedScore({ ...getMetric("bleu"), direction: "lower" })).toMatchObject({ value: 1 });
    expect(failedScore(getMetric("latency"))).toMatchObject({ value: null, passed: null });
  });
});

describe("exact match and contains", () => {
  it("ignores surrounding space unless told not to, and case only when told to", () => {
    expect(value("exact_match", { text: " Paris\n", expected: "Paris" })).toBe(1);
    expect(value("exact_match", { text: " Paris\n", expected: "Paris", config: { trim: false } })).toBe(0);
    expect(value("exact_match", { text: "paris", expected: "Paris" })).toBe(0);
    expect(value("exact_match", { text: "paris", expected: "Paris", config: { ignoreCase: true } })).toBe(1);
  });

  it("looks for the expected answer or for a fixed text", () => {
    const fixed = { source: "text", text: "sorry" };
    expect(value("contains", { text: "It is Paris.", expected: "Paris" })).toBe(1);
    expect(value("contains", { text: "I am sorry", config: fixed })).toBe(1);
    expect(value("contains", { text: "x", expected: " " })).toBe(null);
    expect(() => score("contains", { text: "x", config: { source: "text" } })).toThrow(ZodError);
    expect(requiresExpected(getMetric("contains"), fixed)).toBe(false);
    expect(requiresExpected(getMetric("contains"), undefined)).toBe(true);
  });
});

describe("regular expression", () => {
  it("searches by default, matches as a whole or turned round when asked", () => {
    expect(value("regex", { text: "order 42", config: { pattern: "\\d+" } })).toBe(1);
    expect(value("regex", { text: "order 42", config: { pattern: "\\d+", match: "full" } })).toBe(0);
    expect(value("regex", { text: "order 42", config: { pattern: "\\d+", shouldMatch: false } })).toBe(0);
    expect(value("regex", { text: "A\nB", config: { pattern: "^b$", ignoreCase: true, multiline: true } })).toBe(1);
    expect(value("regex", { text: "A\nB", config: { pattern: "A.B", dotMatchesNewline: true } })).toBe(1);
  });

  it("says that lookaround is not available", () => {
    expect(() => score("regex", { config: { pattern: "(?=a)" } })).toThrow(/Lookaround/);
    expect(() => score("regex", { config: { pattern: "(" } })).toThrow(/cannot be used/);
  });

  it("answers a pattern that explodes elsewhere, and says that a long text was cut", () => {
    const result = score("regex", { text: `${"a".repeat(70_000)}!`, config: { pattern: "(a+)+$", match: "full" } });
    expect(result).toMatchObject({ value: 0, detail: expect.stringContaining("65,536") });
  });
});

describe("JSON validity", () => {
  it("accepts fenced or embedded JSON only when told to, and says how it stood there", () => {
    const fenced = '```json\n{"a":1}\n```';
    expect(score("json_validity", { text: '{"a":1}' })).toMatchObject({
      value: 1,
      detail: "The whole answer is JSON.",
    });
    expect(value("json_validity", { text: fenced })).toBe(0);
    expect(value("json_validity", { text: fenced, config: { accept: "fenced" } })).toBe(1);
    expect(value("json_validity", { text: "it is {} so", config: { accept: "fenced" } })).toBe(0);
    expect(value("json_validity", { text: "it is {} so", config: { accept: "embedded" } })).toBe(1);
  });

  it("gives up on an endless run of open brackets instead of hanging", () => {
    expect(value("json_validity", { text: "[".repeat(200_000), config: { accept: "embedded" } })).toBe(0);
  });
});

describe("BLEU and ROUGE-L", () => {
  it("give 1 for equal texts in any script, because the tokenizer follows the script", () => {
    for (const text of [
      "The quick brown fox jumps.",
      "今天天气很好，我们去公园散步吧。",
      "東京は日本の首都です。",
      "สวัสดีครับ",
    ]) {
      expect(value("bleu", { text, expected: text })).toBe(1);
      expect(value("rouge_l", { text, expected: text })).toBe(1);
    }
  });

  it("pick the tokenizer by the letters of the expected answer", () => {
    expect(chooseBleuTokenizer("plain words with one 中 in them all")).toBe("13a");
    expect(chooseBleuTokenizer("今天天气很好")).toBe("zh");
    expect(chooseBleuTokenizer("東京は日本の首都です")).toBe("char");
    expect(chooseBleuTokenizer("123")).toBe("13a");
    expect(chooseRougeTokenizer("naïve but mostly plain English words")).toBe("default");
    expect(chooseRougeTokenizer("Кошка сидит")).toBe("unicode");
  });
});
