import { z } from "zod";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonRecord = Record<string, Json>;

export const columnRoles = ["inputs", "image", "expected", "metadata", "group", "ignore"] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** What each column of a table becomes. A list and not an object, so that any column name is plain data. */
export const mappingSchema = z
  .array(z.strictObject({ column: z.string().min(1), role: z.enum(columnRoles) }))
  .min(1)
  .max(200);
export type Mapping = z.output<typeof mappingSchema>;

export const sampleSchema = z.strictObject({
  inputs: jsonRecord(),
  expected: z.string().nullable(),
  metadata: jsonRecord(),
  group: z.string().nullable(),
});
export type Sample = z.output<typeof sampleSchema>;

/**
 * Our own check in place of `z.record`, which drops a key named `__proto__`. The cast holds because the refinement accepts
 * nothing but plain objects of JSON values.
 */
function jsonRecord(): z.ZodType<JsonRecord> {
  return z
    .unknown()
    .refine((value) => isJsonRecord(value), { error: "Expected an object of JSON values." }) as z.ZodType<JsonRecord>;
}

function isJsonRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && isJson(value, 0);
}

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth > 40) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return false;
  return Object.values(value).every((item) => isJson(item, depth + 1));
}
