import { z } from "zod";
import { guardrailKinds } from "../verdict/guardrail-verdict";
import { looks } from "../verdict/look";
import { stopReasons } from "../verdict/stop-reason";

/** A number with its interval; the parts that do not exist are null, never NaN. */
export const estimate = z.object({
  n: z.number().int(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Estimate = z.infer<typeof estimate>;

export const qualityClasses = [
  "better",
  "trivially_better",
  "equivalent",
  "non_inferior",
  "non_superior",
  "trivially_worse",
  "worse",
  "inconclusive",
] as const;

/** A variant beside the control on one measure. `benefit` is positive when the candidate is better. */
export const comparison = z.object({
  variantId: z.string(),
  /** Candidate minus control in the measure's own unit, or the ratio candidate / control. */
  form: z.enum(["difference", "ratio"]),
  estimate,
  /** In words a person reads: "better", "worse", or why nothing can be said yet. */
  class: z.enum(qualityClasses),
  method: z.string(),
});

export const metricResult = z.object({
  evaluatorId: z.string(),
  name: z.string(),
  key: z.string(),
  kind: z.enum(["metric", "judge"]),
  unit: z.string(),
  direction: z.enum(["higher", "lower"]),
  scale: z.object({ min: z.number(), max: z.number() }).nullable(),
  isPrimary: z.boolean(),
  /** One per variant, in their order. `missing` counts trials without a value. */
  cells: z.array(z.object({ variantId: z.string(), estimate, missing: z.number().int() })),
  /** One per candidate. */
  comparisons: z.array(comparison),
});

export const verdictKinds = ["ship", "ship_cheaper", "keep_control", "equivalent", "keep_collecting"] as const;

export const candidateVerdict = z.object({
  variantId: z.string(),
  kind: z.enum(verdictKinds),
  sentence: z.string(),
  method: z.string(),
  /** The rule that fired, in words. */
  rule: z.string(),
  /** Why no further sample is wanted; null while the run goes on. */
  stop: z.enum(stopReasons).nullable(),
  class: z.enum(qualityClasses),
  look: z.enum(looks),
  /** The interval that decided, named, and the p of the test beside it at a single look. */
  interval: z.string(),
  benefit: estimate,
  p: z.number().nullable(),
  pHolm: z.number().nullable(),
  confidence: z.number(),
});
export type CandidateVerdictRow = z.infer<typeof candidateVerdict>;

export const snapshotBody = z.object({
  /** Trials by state over the whole run. */
  progress: z.object({
    planned: z.number().int(),
    succeeded: z.number().int(),
    failed: z.number().int(),
    cancelled: z.number().int(),
    pending: z.number().int(),
    scoresPlanned: z.number().int(),
    scoresDone: z.number().int(),
    /** Samples every variant has answered and every evaluator of the primary metric has scored, as a prefix of the frozen order. */
    completeSamples: z.number().int(),
    plannedSamples: z.number().int(),
  }),
  spendMicroUsd: z.number().int(),
  /** Finished trials per second over the last ten seconds of the run, and milliseconds left at that rate. */
  trialsPerSecond: z.number().nullable(),
  remainingMs: z.number().nullable(),
  /** Throughput over the run: at most 60 equal slices of time. */
  rate: z.array(z.object({ atMs: z.number(), perSecond: z.number() })),
  variants: z.array(
    z.object({
      variantId: z.string(),
      letter: z.string(),
      name: z.string(),
      isControl: z.boolean(),
      planned: z.number().int(),
      succeeded: z.number().int(),
      failed: z.number().int(),
      spendMicroUsd: z.number().int(),
      latencyP50Ms: z.number().nullable(),
      latencyP95Ms: z.number().nullable(),
      failureRate: estimate,
    }),
  ),
  metrics: z.array(metricResult),
  /** The primary difference of each candidate as the samples came in. */
  series: z.array(
    z.object({
      variantId: z.string(),
      points: z.array(z.object({ n: z.number().int(), value: z.number(), low: z.number(), high: z.number() })),
    }),
  ),
  guardrails: z.array(
    z.object({
      variantId: z.string(),
      kind: z.enum(guardrailKinds),
      name: z.string(),
      /** Of a limit on a further measure, whose estimate says by how much worse the candidate scores. */
      evaluatorId: z.string().optional(),
      /** The limit that the interval is held against, in the same form as the estimate; null when it is only shown. */
      limit: z.number().nullable(),
      form: z.enum(["ratio", "difference"]),
      estimate,
      class: z.enum(qualityClasses),
      /** Shown to be within its limit; newer than other snapshots. */
      passes: z.boolean().optional(),
    }),
  ),
  /** The samples that these numbers were made from; older snapshots lack it. */
  prefixes: z.object({ scored: z.array(z.array(z.number().int())), settled: z.array(z.number().int()) }).optional(),
  minimumEffect: z.number(),
  verdict: z.object({
    kind: z.enum(verdictKinds),
    /** The variant the verdict is about: the winner, or the closest candidate. */
    variantId: z.string().nullable(),
    sentence: z.string(),
    method: z.string(),
    /** False while the run goes on and the plan lets it. */
    isFinal: z.boolean(),
    saved: z.object({ trials: z.number().int(), microUsd: z.number().int() }).nullable(),
  }),
  /** The verdict on each candidate with the numbers behind it; newer than other snapshots. */
  verdicts: z.array(candidateVerdict).optional(),
  failures: z.array(z.object({ kind: z.string(), message: z.string(), count: z.number().int() })),
  warnings: z.array(z.string()),
});
export type SnapshotBody = z.output<typeof snapshotBody>;
