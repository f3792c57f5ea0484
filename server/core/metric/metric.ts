import type { z } from "zod";

export const metricKeys = [
  "exact_match",
  "contains",
  "regex",
  "json_validity",
  "bleu",
  "rouge_l",
  "latency",
  "cost",
] as const;
export type MetricKey = (typeof metricKeys)[number];

/** What is known of one response when it is scored. */
export type MetricInput = {
  text: string;
  expected: string | null;
  /** The metric's settings; missing ones take their defaults. Anything the metric's schema refuses throws its ZodError. */
  config?: unknown;
  latencyMs: number | null;
  costMicroUsd: number | null;
};

/** `value` null: the metric says nothing about this response, and `detail` says why. */
export type MetricScore = { value: number | null; passed: boolean | null; detail: string | null };

export type Metric = {
  key: MetricKey;
  label: string;
  description: string;
  unit: string;
  direction: "higher" | "lower";
  /** The least and the greatest value it can have, which the confidence sequence needs; null when unbounded. */
  scale: { min: number; max: number } | null;
  /** Whether it needs the sample's expected answer under its default settings; see `requiresExpected` for others. */
  needsExpected: boolean;
  configSchema: z.ZodType;
  score(input: MetricInput): MetricScore;
  needsExpectedWith?(config: unknown): boolean;
};

type MetricDefinition<Schema extends z.ZodType> = Omit<Metric, "configSchema" | "score" | "needsExpectedWith"> & {
  configSchema: Schema;
  measure(input: Omit<MetricInput, "config">, config: z.output<Schema>): MetricScore;
  needsExpectedWith?(config: z.output<Schema>): boolean;
};

/** Ties a metric's settings to its function: settings are checked and completed before it runs. */
export function createMetric<Schema extends z.ZodType>(definition: MetricDefinition<Schema>): Metric {
  const { measure, needsExpectedWith, ...rest } = definition;
  const parse = (config: unknown) => definition.configSchema.parse(config ?? {});
  return {
    ...rest,
    score: ({ config, ...input }) => measure(input, parse(config)),
    needsExpectedWith: (config) => (needsExpectedWith ? needsExpectedWith(parse(config)) : definition.needsExpected),
  };
}

export function passOrFail(passed: boolean, detail: string | null = null): MetricScore {
  return { value: passed ? 1 : 0, passed, detail };
}

export function notScored(detail: string): MetricScore {
  return { value: null, passed: null, detail };
}

export const noExpectedAnswer = notScored("This sample has no expected answer to compare with.");
