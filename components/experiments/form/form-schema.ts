import { z } from "zod";
import {
  type ExperimentInput,
  evaluatorInput,
  experimentInput,
  planSchema,
  variantInput,
} from "@/server/core/experiment/schema";
import { getMetric } from "@/server/core/metric/registry";

const [metricInput, judgeInput] = evaluatorInput.options;

const configValue = z.union([z.string(), z.number(), z.boolean()]);
export type ConfigValue = z.output<typeof configValue>;

const formMetric = metricInput
  .extend({ config: z.record(z.string(), configValue) })
  .superRefine(({ key, config }, context) => {
    const checked = getMetric(key).configSchema.safeParse(config);
    for (const issue of checked.error?.issues ?? []) {
      context.addIssue({ code: "custom", path: ["config", ...issue.path], message: issue.message });
    }
  });
const formJudge = judgeInput.extend({ modelId: z.uuid({ error: "Choose a judge model." }) });

/**
 * The form: the server's own rules, with words for what is not chosen yet. What matters is always the first evaluator. The
 * name may be empty: then the proposed one is used. `datasetId` and `promptId` say from which list a version was chosen.
 */
export const experimentForm = experimentInput.extend({
  /** The draft on the server, once there is one. */
  experimentId: z.string().nullable(),
  name: z.string().trim().max(120, { error: "At most 120 characters." }),
  hypothesis: z.string().trim().max(2000, { error: "At most 2,000 characters." }),
  datasetId: z.string(),
  datasetVersionId: z.uuid({ error: "Choose a dataset." }),
  variants: z
    .array(
      variantInput.extend({
        name: z.string().trim().max(80, { error: "At most 80 characters." }),
        promptId: z.string(),
        promptVersionId: z.uuid({ error: "Choose a prompt." }),
        modelId: z.uuid({ error: "Choose a model." }),
        // No field of this form reaches into a schema, and its endless type would be one of endless paths.
        settings: variantInput.shape.settings.unwrap().extend({ jsonSchema: z.unknown().optional() }),
      }),
    )
    .min(2)
    .max(6),
  evaluators: z
    .array(z.discriminatedUnion("kind", [formMetric, formJudge]))
    .min(1)
    .max(20),
  plan: planSchema.required(),
});

export type FormValues = z.output<typeof experimentForm>;
export type FormEvaluator = FormValues["evaluators"][number];
export type FormMetric = Extract<FormEvaluator, { kind: "metric" }>;
export type FormJudge = Extract<FormEvaluator, { kind: "judge" }>;
export type FormVariant = FormValues["variants"][number];

/** What is sent: the server drops what only the form knows. */
export function toInput(values: FormValues, proposedName: string): ExperimentInput {
  return experimentInput.parse({ ...values, name: values.name.trim() || proposedName });
}

/** Plain words for what is wrong with a number; all else has its own message. */
export function wordOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") {
    if (issue.expected === "int") return "Enter a whole number.";
    return issue.expected === "number" ? "Enter a number." : undefined;
  }
  const isText = issue.origin === "string";
  if (issue.code === "too_small") {
    if (isText) return "Fill this in.";
    return issue.inclusive ? `Enter at least ${issue.minimum}.` : `Enter more than ${issue.minimum}.`;
  }
  if (issue.code === "too_big") {
    return isText ? `At most ${issue.maximum} characters.` : `Enter at most ${issue.maximum.toLocaleString("en-US")}.`;
  }
  return undefined;
}
