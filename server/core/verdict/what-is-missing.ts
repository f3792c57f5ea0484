import { type GuardrailVerdict, savings } from "./guardrail-verdict";
import type { Reasoned } from "./product-verdict";

/** As good as the control by what matters: such a candidate ships for a saving. */
export const isAsGood = (qualityClass: Reasoned["qualityClass"]): boolean =>
  ["equivalent", "non_inferior", "trivially_better"].includes(qualityClass);

/** Savings in cost or time that are shown. */
export const shownSavings = (guardrails: readonly GuardrailVerdict[]): GuardrailVerdict[] =>
  savings(guardrails).filter((guardrail) => guardrail.class === "better");

/** The one limit that is left between a candidate and being shipped: its quality (and saving) are shown. Else null. */
export function openLimit({
  qualityClass,
  guardrails,
}: Pick<Reasoned, "qualityClass" | "guardrails">): GuardrailVerdict | null {
  const isEnough = qualityClass === "better" || (isAsGood(qualityClass) && shownSavings(guardrails).length > 0);
  return (isEnough && guardrails.find((guardrail) => !guardrail.passes)) || null;
}
