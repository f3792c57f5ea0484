import { z } from "zod";
import { frozenPrice } from "../model/price-schema";
import { providerKind } from "../model/schema";
import { messageSchema, settingsSchema } from "../prompt/schema";
import { planSchema } from "./schema";

/** A model as it was at launch: what is called, and what it costs. Cached input and time are newer than other manifests. */
const frozenModel = frozenPrice.extend({
  modelId: z.string(),
  name: z.string(),
  label: z.string(),
  provider: providerKind,
  connectionId: z.string(),
  maxConcurrency: z.number().int(),
});
export type FrozenModel = z.infer<typeof frozenModel>;

/** Everything a run depends on, frozen at launch: run again, it asks the same questions in the same order. */
export const manifestSchema = z.object({
  format: z.literal(1),
  codeVersion: z.string(),
  seed: z.string(),
  dataset: z.object({
    versionId: z.string(),
    name: z.string(),
    number: z.number().int(),
    contentHash: z.string(),
    hasGroups: z.boolean(),
    /** Samples that take part. */
    sampleCount: z.number().int(),
  }),
  variants: z.array(
    z.object({
      variantId: z.string(),
      letter: z.string(),
      name: z.string(),
      promptVersionId: z.string(),
      messages: z.array(messageSchema),
      settings: settingsSchema,
      model: frozenModel,
    }),
  ),
  evaluators: z.array(
    z.object({
      evaluatorId: z.string(),
      kind: z.enum(["metric", "judge"]),
      key: z.string(),
      name: z.string(),
      config: z.record(z.string(), z.json()),
      model: frozenModel.nullable(),
    }),
  ),
  plan: planSchema,
});
export type Manifest = z.output<typeof manifestSchema>;
