import { z } from "zod";
import { reasoningEfforts } from "../model/model-settings";

export const messageSchema = z.strictObject({
  role: z.enum(["system", "user", "assistant"]),
  content: z.string().max(200_000, { error: "A message can hold at most 200,000 characters." }),
});
export type PromptMessage = z.output<typeof messageSchema>;

/** What is not set is left to the model's own default. */
export const settingsSchema = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().gt(0).max(1).optional(),
  maxOutputTokens: z.number().int().min(1).max(1_000_000).optional(),
  stop: z.array(z.string().min(1).max(200)).max(4).optional(),
  seed: z.number().int().min(0).max(2_147_483_647).optional(),
  reasoningEffort: z.enum(reasoningEfforts).optional(),
  /** What the answer has to fit; models that take no schema are told it, or the plan says that they are not. */
  jsonSchema: z
    .record(z.string(), z.json())
    .refine(({ type }) => type === "object", { error: 'The schema describes an object: it needs "type": "object".' })
    .refine((schema) => JSON.stringify(schema).length <= 20_000, {
      error: "A schema can hold at most 20,000 characters.",
    })
    .optional(),
});
export type PromptSettings = z.output<typeof settingsSchema>;

/** The schema of the settings as a call asks for it. */
export const answerSchemaOf = ({ jsonSchema }: PromptSettings) => jsonSchema && { name: "answer", schema: jsonSchema };

/** What one immutable prompt version holds. */
export const promptContentSchema = z.strictObject({
  messages: z
    .array(messageSchema)
    .min(1, { error: "A prompt needs at least one message." })
    .max(50, { error: "A prompt can hold at most 50 messages." })
    .refine((messages) => messages.some((message) => message.content.trim() !== ""), {
      error: "Write the prompt's text.",
    })
    .refine((messages) => messages.every((message, index) => message.role !== "system" || index === 0), {
      error: "A system message can only stand first.",
    })
    .refine((messages) => messages.at(-1)?.role !== "system" || messages.length > 1, {
      error: "Add a user message: a system message alone asks for nothing.",
    }),
  settings: settingsSchema.default({}),
});
export type PromptContent = z.output<typeof promptContentSchema>;
