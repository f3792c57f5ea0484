import type { MetricKey } from "@/server/core/metric/metric";
import type { ConfigValue } from "./form-schema";

export type MetricField = { name: string; label: string; help?: string } & (
  | { kind: "switch"; initial: boolean }
  | { kind: "text"; initial: string; placeholder: string; shownWhen?: { name: string; value: string } }
  | { kind: "choice"; initial: string; options: { value: string; label: string }[] }
);

const ignoreCase: MetricField = {
  kind: "switch",
  name: "ignoreCase",
  label: "Ignore upper and lower case",
  initial: false,
};

/** What can be set of each metric, in the order of the form. */
export const metricFields: Record<MetricKey, MetricField[]> = {
  exact_match: [{ kind: "switch", name: "trim", label: "Ignore spaces around the answer", initial: true }, ignoreCase],
  contains: [
    {
      kind: "choice",
      name: "source",
      label: "Look for",
      initial: "expected",
      options: [
        { value: "expected", label: "The sample's expected answer" },
        { value: "text", label: "One text in every answer" },
      ],
    },
    {
      kind: "text",
      name: "text",
      label: "Text to look for",
      initial: "",
      placeholder: "Kind regards",
      shownWhen: { name: "source", value: "text" },
    },
    ignoreCase,
  ],
  regex: [
    {
      kind: "text",
      name: "pattern",
      label: "Pattern",
      help: "RE2 syntax: no lookaround, no back-references.",
      initial: "",
      placeholder: "^\\d{4}-\\d{2}-\\d{2}$",
    },
    {
      kind: "choice",
      name: "match",
      label: "Where",
      initial: "search",
      options: [
        { value: "search", label: "Anywhere in the answer" },
        { value: "full", label: "The whole answer" },
      ],
    },
    ignoreCase,
    { kind: "switch", name: "multiline", label: "^ and $ match at each line", initial: false },
    { kind: "switch", name: "dotMatchesNewline", label: "A dot matches line breaks too", initial: false },
    { kind: "switch", name: "shouldMatch", label: "An answer that matches is good", initial: true },
  ],
  json_validity: [
    {
      kind: "choice",
      name: "accept",
      label: "Accept",
      initial: "strict",
      options: [
        { value: "strict", label: "Only JSON, nothing around it" },
        { value: "fenced", label: "JSON in one fenced block too" },
        { value: "embedded", label: "JSON among other text too" },
      ],
    },
  ],
  bleu: [
    {
      kind: "choice",
      name: "tokenize",
      label: "Tokenizer",
      initial: "auto",
      options: [
        { value: "auto", label: "By the script of the expected answer" },
        { value: "13a", label: "13a (most languages)" },
        { value: "intl", label: "International" },
        { value: "char", label: "Characters" },
        { value: "zh", label: "Chinese" },
      ],
    },
    { kind: "switch", name: "lowercase", label: "Ignore upper and lower case", initial: false },
  ],
  rouge_l: [
    {
      kind: "choice",
      name: "tokenizer",
      label: "Tokenizer",
      initial: "auto",
      options: [
        { value: "auto", label: "By the script of the expected answer" },
        { value: "default", label: "Latin letters and digits" },
        { value: "unicode", label: "Unicode words" },
      ],
    },
    { kind: "switch", name: "useStemmer", label: "Compare word stems (English)", initial: false },
  ],
  latency: [],
  cost: [],
};

export const initialConfig = (key: MetricKey): Record<string, ConfigValue> =>
  Object.fromEntries(metricFields[key].map((field) => [field.name, field.initial]));
