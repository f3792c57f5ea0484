import type { ModelPrice } from "@/server/core/model/price";
import { type PriceInput, priceDay, priceInput, priceNote } from "@/server/core/model/price-schema";
import { priceText, readPrice } from "./price-text";

/** A price as it is being typed. */
export interface PriceDraft {
  effectiveFrom: string;
  basis: "tokens" | "time";
  input: string;
  cached: string;
  output: string;
  monthly: string;
  callsAtOnce: string;
  busy: string;
  note: string;
}

export type PriceErrors = Partial<Record<keyof PriceDraft, string>>;

export type ReadDraft =
  | { ok: true; value: { effectiveFrom: string; price: PriceInput; note: string } }
  | { ok: false; errors: PriceErrors };

export function draftOf(price: ModelPrice, effectiveFrom: string, note: string): PriceDraft {
  const { byTime } = price;
  const cached = price.cachedInputMicroUsdPerMillion ?? null;
  return {
    effectiveFrom,
    basis: byTime ? "time" : "tokens",
    input: priceText(price.inputMicroUsdPerMillion),
    cached: cached === null ? "" : priceText(cached),
    output: priceText(price.outputMicroUsdPerMillion),
    monthly: byTime ? priceText(byTime.monthlyMicroUsd) : "",
    callsAtOnce: byTime ? String(byTime.callsAtOnce) : "8",
    busy: byTime ? String(byTime.busyPercent) : "100",
    note,
  };
}

/** The field of the form that a path of the operation's input is typed in. */
export const fieldOfPath: Record<string, keyof PriceDraft> = {
  effectiveFrom: "effectiveFrom",
  note: "note",
  "price.inputMicroUsdPerMillion": "input",
  "price.cachedInputMicroUsdPerMillion": "cached",
  "price.outputMicroUsdPerMillion": "output",
  "price.monthlyMicroUsd": "monthly",
  "price.callsAtOnce": "callsAtOnce",
  "price.busyPercent": "busy",
};

/** What was typed as the operation takes it, or what is wrong with it by field. */
export function readDraft(draft: PriceDraft): ReadDraft {
  const errors: PriceErrors = {};
  const dollars = (field: "input" | "cached" | "output" | "monthly") => {
    const read = readPrice(draft[field], field === "monthly" ? "perMonth" : "perMillion");
    if (read.ok) return read.microUsd;
    errors[field] = read.message;
    return 0;
  };
  const typed =
    draft.basis === "tokens"
      ? {
          basis: draft.basis,
          inputMicroUsdPerMillion: dollars("input"),
          cachedInputMicroUsdPerMillion: draft.cached.trim() === "" ? null : dollars("cached"),
          outputMicroUsdPerMillion: dollars("output"),
        }
      : {
          basis: draft.basis,
          monthlyMicroUsd: dollars("monthly"),
          callsAtOnce: draft.callsAtOnce.trim(),
          busyPercent: draft.busy.trim(),
        };
  const price = priceInput.safeParse(typed);
  for (const issue of price.error?.issues ?? []) {
    const field = fieldOfPath[`price.${issue.path.join(".")}`];
    if (field) errors[field] ??= issue.message;
  }
  const day = priceDay.safeParse(draft.effectiveFrom);
  if (!day.success) errors.effectiveFrom = day.error.issues[0]?.message;
  const note = priceNote.safeParse(draft.note);
  if (!note.success) errors.note = "Use at most 200 characters.";
  return price.success && day.success && note.success && Object.keys(errors).length === 0
    ? { ok: true, value: { effectiveFrom: day.data, price: price.data, note: note.data } }
    : { ok: false, errors };
}
