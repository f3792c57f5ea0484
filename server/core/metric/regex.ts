import { RE2JS } from "re2js";
import { z } from "zod";
import { createMetric, passOrFail } from "./metric";

/** The most of an answer that is searched, in UTF-16 units. */
export const maxRegexInput = 65_536;

const configSchema = z
  .strictObject({
    pattern: z.string().min(1, "Write a pattern.").max(2_000),
    match: z.enum(["search", "full"]).default("search"),
    ignoreCase: z.boolean().default(false),
    multiline: z.boolean().default(false),
    dotMatchesNewline: z.boolean().default(false),
    shouldMatch: z.boolean().default(true),
  })
  .superRefine((config, context) => {
    const problem = whyNotPattern(config.pattern);
    if (problem) context.addIssue({ code: "custom", path: ["pattern"], message: problem });
  });

/**
 * Regular expression: 1 when the answer matches (or, turned round, does not match), else 0. Range 0 to 1, no unit.
 * RE2 syntax: linear time, so neither lookaround nor back-references. Only the first 64 Ki characters are searched, and the
 * detail says so; a longer answer never matches as a whole.
 */
export const regex = createMetric({
  key: "regex",
  label: "Regular expression",
  description: "The answer matches a pattern (RE2 syntax: no lookaround, no back-references).",
  unit: "",
  direction: "higher",
  scale: { min: 0, max: 1 },
  needsExpected: false,
  configSchema,
  measure({ text }, config) {
    const isCut = text.length > maxRegexInput;
    const matcher = compilePattern(config).matcher(isCut ? text.slice(0, maxRegexInput) : text);
    const found = config.match === "full" ? !isCut && matcher.matches() : matcher.find();
    const detail = isCut ? "The answer is longer than 65,536 characters; the rest was not searched." : null;
    return passOrFail(found === config.shouldMatch, detail);
  },
});

/** Why a pattern cannot be used, in one sentence, or null. */
export function whyNotPattern(pattern: string): string | null {
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "it cannot be read";
    return `This pattern cannot be used: ${reason}. Lookaround and back-references are not available.`;
  }
}

function compilePattern(config: z.output<typeof configSchema>): RE2JS {
  let flags = 0;
  if (config.ignoreCase) flags |= RE2JS.CASE_INSENSITIVE;
  if (config.multiline) flags |= RE2JS.MULTILINE;
  if (config.dotMatchesNewline) flags |= RE2JS.DOTALL;
  return RE2JS.compile(config.pattern, flags);
}
