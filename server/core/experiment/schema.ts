import { z } from "zod";
import { budgetLimit } from "../budget/schema";
import { id } from "../ids";
import { rubricSchema } from "../judge/schema";
import { metricKeys } from "../metric/metric";
import { settingsSchema } from "../prompt/schema";

export const variantLetters = ["A", "B", "C", "D", "E", "F"] as const;

export const variantInput = z.object({
  name: z.string().trim().max(80).default(""),
  promptVersionId: id("promptVersion"),
  modelId: id("model"),
  /** Overrides the prompt version's own settings. */
  settings: settingsSchema.default({}),
});

export const evaluatorInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("metric"),
    key: z.enum(metricKeys),
    /** Checked by the metric's own schema. */
    config: z.record(z.string(), z.json()).default({}),
  }),
  z.object({
    kind: z.literal("judge"),
    name: z.string().trim().min(1, { error: "Give the judge a name." }).max(80),
    modelId: id("model"),
    rubric: rubricSchema,
  }),
]);

const measureLimit = z.object({
  /** Index into the evaluators; never the primary, and each one once. */
  evaluator: z.number().int().min(0).max(19),
  limit: z.number().positive().max(1_000_000),
});

const guardrailsSchema = z.object({
  /** Candidate / control, such as 1.2 for at most a fifth more. */
  costRatio: z.number().min(1.01).max(100).nullable().default(null),
  latencyRatio: z.number().min(1.01).max(100).nullable().default(null),
  /** Candidate minus control, as a share of the samples. */
  failureRate: z.number().min(0.001).max(1).nullable().default(0.1),
  /** Further measures: by how much the candidate may score worse, in the measure's own unit. */
  measures: z.array(measureLimit).max(19).default([]),
});

export const planSchema = z.object({
  /** Index into the evaluators: what matters. */
  primary: z.number().int().min(0).max(19).default(0),
  /** Smallest difference of the primary metric that is worth acting on, in the metric's own unit. */
  minimumEffect: z.number().positive().max(1_000_000).default(0.05),
  decision: z.enum(["superior", "as_good_but_cheaper"]).default("superior"),
  alpha: z.number().min(0.001).max(0.2).default(0.05),
  /** How likely the run should be to prove the smallest effect when it is there; what samples are planned for. */
  power: z.number().min(0.5).max(0.99).default(0.8),
  repeats: z.number().int().min(1).max(10).default(1),
  /** At most this many samples, in the frozen random order; null takes all. */
  sampleLimit: z.number().int().min(1).max(100_000).nullable().default(null),
  /** Watch, with intervals that hold at every look; or look once, at the planned number of samples. */
  mode: z.enum(["sequential", "fixed"]).default("sequential"),
  /** Stop as soon as the verdict is proven; the confidence sequence stays valid. Without a say where one looks once. */
  stopEarly: z.boolean().default(true),
  /** A candidate may cost, take or fail at most this much more; null leaves it out of the verdict. */
  guardrails: guardrailsSchema.default({ costRatio: null, latencyRatio: null, failureRate: 0.1, measures: [] }),
});
export type Plan = z.output<typeof planSchema>;

/** A plan that looks once has nothing to stop at before that look. */
export const mayStopEarly = ({ mode, stopEarly }: Pick<Plan, "mode" | "stopEarly">): boolean =>
  mode === "sequential" && stopEarly;

export const experimentInput = z.object({
  name: z.string().trim().min(1, { error: "Give the experiment a name." }).max(120),
  hypothesis: z.string().trim().max(2000).default(""),
  datasetVersionId: id("datasetVersion"),
  /** The first is the control. */
  variants: z
    .array(variantInput)
    .min(2, { error: "An experiment compares at least two variants." })
    .max(variantLetters.length),
  evaluators: z.array(evaluatorInput).min(1, { error: "Choose at least one thing to measure." }).max(20),
  plan: planSchema,
  /** The run may spend so much; null sets no limit of its own. May be raised while it runs. */
  budgetMicroUsd: budgetLimit.nullish(),
  /** Decides the random order and everything the simulator draws: the same seed gives the same run. Empty takes a new one. */
  seed: z.string().trim().min(1).max(100).nullish(),
});
export type ExperimentInput = z.output<typeof experimentInput>;
