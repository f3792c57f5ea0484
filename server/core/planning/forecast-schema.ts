import { z } from "zod";
import { instant } from "../units";

const range = z.object({ low: z.number(), expected: z.number(), high: z.number() });
/** Samples; the high end is null where no number would do. */
const samplesRange = z.object({ low: z.number().int(), expected: z.number().int(), high: z.number().int().nullable() });

/** Where the figures of a plan come from. */
export const basisSchema = z.object({
  kind: z.enum(["defaults", "pilot", "run"]),
  experiment: z.object({ id: z.string(), name: z.string(), endedAt: instant.nullable() }).nullable(),
  /** Pairs that were compared: samples, or groups. */
  pairs: z.number().int(),
  /** Too few pairs for more than a hint. */
  isHint: z.boolean(),
  isSameVersion: z.boolean(),
  /** False when no pair differed, or one is all there is: then the spread is assumed, and only cost and time are measured. */
  hasSpread: z.boolean(),
});
export type Basis = z.output<typeof basisSchema>;

export const assumptionSchema = z.object({ label: z.string(), value: z.string(), source: z.string() });
export type Assumption = z.output<typeof assumptionSchema>;

export const forecastSchema = z.object({
  basis: basisSchema,
  /** SD of the paired differences with the plan's number of answers per sample. */
  sd: range,
  /** What the planned samples show; null when they are too few for anything. */
  detectable: range.nullable(),
  /** Samples of the dataset, and what all of them would show. */
  available: z.number().int(),
  detectableByAll: range.nullable(),
  needed: z.object({
    samples: samplesRange.nullable(),
    half: z.number().int().nullable(),
    oneLook: z.number().int().nullable(),
    limit: z.enum(["failures", "measures", "ratios"]).nullable(),
  }),
  repeats: z.array(
    z.object({
      repeats: z.number().int(),
      samples: samplesRange.nullable(),
      byAll: z.number().nullable(),
      calls: z.number().int().nullable(),
      costMicroUsd: range.nullable(),
      durationMs: range.nullable(),
      isCheapest: z.boolean(),
    }),
  ),
  curve: z.array(range.extend({ samples: z.number().int() })),
  passes: z
    .object({ onlyControl: z.number(), onlyCandidate: z.number(), pairs: z.number().int(), exactPower: z.number() })
    .nullable(),
  /** How many times as many samples grouped data need; null without groups, or where it was not measured. */
  designEffect: z.number().nullable(),
  /** What people should rate; null when no judge decides, or there are too few samples. */
  raters: z
    .object({
      samples: z.number().int(),
      overlap: z.number().int(),
      raters: z.number().int(),
      reliability: z.number(),
      ratings: z.number().int(),
      minutes: z.number().int(),
    })
    .nullable(),
  assumptions: z.array(assumptionSchema),
});
export type Forecast = z.output<typeof forecastSchema>;

/** What a plan promised when it was frozen. */
export const expectationSchema = z.object({
  basis: basisSchema,
  power: z.number(),
  samples: z.number().int(),
  detectable: range.nullable(),
  needed: samplesRange.nullable(),
  costMicroUsd: range,
  durationMs: range,
});
export type Expectation = z.output<typeof expectationSchema>;
