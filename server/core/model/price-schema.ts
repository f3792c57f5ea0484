import { z } from "zod";
import type { ModelPrice } from "./price";

export const pricePerMillion = z.coerce
  .number()
  .int({ error: "Prices are whole micro-dollars per million tokens." })
  .min(0)
  .max(200_000_000, { error: "A price above $200 per million tokens is taken for a slip." });

const tokenPrice = z.object({
  basis: z.literal("tokens"),
  inputMicroUsdPerMillion: pricePerMillion,
  outputMicroUsdPerMillion: pricePerMillion,
  /** Null: charged like other input. */
  cachedInputMicroUsdPerMillion: pricePerMillion.nullable().default(null),
});

const timePrice = z.object({
  basis: z.literal("time"),
  monthlyMicroUsd: z.coerce
    .number()
    .int({ error: "A month's cost is in whole micro-dollars." })
    .min(0)
    // The cost of the longest call on the least busy server still fits the column that it is reserved in.
    .max(100_000_000_000, { error: "A server above $100,000 a month is taken for a slip." }),
  callsAtOnce: z.coerce
    .number({ error: "Use a whole number of calls." })
    .int({ error: "Use a whole number of calls." })
    .min(1, { error: "A server works at least one call at once." })
    .max(10_000, { error: "More than 10,000 calls at once are taken for a slip." }),
  busyPercent: z.coerce
    .number({ error: "Use a whole percentage." })
    .int({ error: "Use a whole percentage." })
    .min(1, { error: "A server that is never busy has no cost per call." })
    .max(100, { error: "A month has no more than 100 %." })
    .default(100),
});

/** What a model costs: by tokens, or by the time that its calls keep a server busy. */
export const priceInput = z.discriminatedUnion("basis", [tokenPrice, timePrice]).superRefine((price, context) => {
  if (price.basis === "time" || price.cachedInputMicroUsdPerMillion === null) return;
  if (price.cachedInputMicroUsdPerMillion > price.inputMicroUsdPerMillion) {
    context.addIssue({
      code: "custom",
      path: ["cachedInputMicroUsdPerMillion"],
      message: "Cached input dearer than other input is taken for a slip.",
    });
  }
});
export type PriceInput = z.output<typeof priceInput>;

export const priceDay = z.iso.date({ error: "Use a date such as 2026-12-01." });
export const priceNote = z.string().trim().max(200);

/** A price as costs are computed from it. */
export const priceView = z.object({
  inputMicroUsdPerMillion: z.number().int(),
  outputMicroUsdPerMillion: z.number().int(),
  cachedInputMicroUsdPerMillion: z.number().int().nullable(),
  byTime: z
    .object({ monthlyMicroUsd: z.number().int(), callsAtOnce: z.number().int(), busyPercent: z.number().int() })
    .nullable(),
});

/** The same as a manifest freezes it: those of before had the price of tokens only. */
export const frozenPrice = priceView.partial({ cachedInputMicroUsdPerMillion: true, byTime: true });

export function priceOf(input: PriceInput): Required<ModelPrice> {
  if (input.basis === "tokens") {
    const { basis: _, ...price } = input;
    return { ...price, byTime: null };
  }
  const { basis: _, ...byTime } = input;
  const free = { inputMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0, cachedInputMicroUsdPerMillion: null };
  return { ...free, byTime };
}
