import { z } from "zod";

/** A moment on its way out: always ISO 8601 text in UTC, whichever door it leaves through. */
export const instant = z
  .union([z.date(), z.iso.datetime()])
  .transform((v) => (typeof v === "string" ? v : v.toISOString()));

export const microUsdPerUsd = 1_000_000;

/** What a list answers with: one page, and the cursor of the next. */
export const pageInput = z.object({
  cursor: z.string().max(200).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});
