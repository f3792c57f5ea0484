import { z } from "zod";

/** The most that a budget may hold: a million dollars. */
const mostMicroUsd = 1_000_000_000_000;

export const budgetLimit = z
  .number()
  .int({ error: "A budget is a whole number of micro-dollars." })
  .min(0, { error: "A budget is not negative." })
  .max(mostMicroUsd, { error: "A budget above $1,000,000 is taken for a slip." });

/** Per cent of the limit at which people are told. */
export const alertPercents = z
  .array(z.number().int().min(1, { error: "A mark is at least 1 %." }).max(100, { error: "A mark is at most 100 %." }))
  .max(5, { error: "At most five marks." })
  .transform((marks) => [...new Set(marks)].sort((a, b) => a - b));

/** Where a budget tells people when nobody said otherwise. */
export const usualMarks = [50, 80, 100];
