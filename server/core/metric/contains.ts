import { z } from "zod";
import { createMetric, noExpectedAnswer, notScored, passOrFail } from "./metric";

const configSchema = z
  .strictObject({
    source: z.enum(["expected", "text"]).default("expected"),
    text: z.string().max(10_000).default(""),
    ignoreCase: z.boolean().default(false),
  })
  .refine((config) => config.source === "expected" || config.text.trim() !== "", {
    path: ["text"],
    message: "Write the text to look for.",
  });

/**
 * Contains: 1 when the answer holds the wanted text (the sample's expected answer, or one fixed text), else 0. Range 0 to 1,
 * no unit. Spaces around the wanted text are ignored. Nothing to look for: null.
 */
export const contains = createMetric({
  key: "contains",
  label: "Contains",
  description: "The answer holds the expected answer, or a text you give.",
  unit: "",
  direction: "higher",
  scale: { min: 0, max: 1 },
  needsExpected: true,
  configSchema,
  needsExpectedWith: (config) => config.source === "expected",
  measure({ text, expected }, config) {
    if (config.source === "expected" && expected === null) return noExpectedAnswer;
    const wanted = (config.source === "text" ? config.text : (expected ?? "")).trim();
    if (wanted === "") return notScored("The expected answer is empty, so every answer would contain it.");
    const found = config.ignoreCase ? text.toLowerCase().includes(wanted.toLowerCase()) : text.includes(wanted);
    return passOrFail(found);
  },
});
