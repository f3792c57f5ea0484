import { claimedInterval } from "./claimed-interval";
import type { ProductVerdictInput, Reasoned } from "./product-verdict";
import { isAsGood, openLimit } from "./what-is-missing";

export const stopReasons = [
  "success",
  "harm",
  "equivalent",
  "futility",
  "planned_n",
  "budget",
  "stopped",
  "failed",
] as const;
export type StopReason = (typeof stopReasons)[number];

/** Reasons that the data gave: no further sample would change the verdict. */
export const isProven = (stop: StopReason | null): boolean =>
  stop === "success" || stop === "harm" || stop === "equivalent" || stop === "futility";

/** Why no further sample is wanted: what was shown, else what ended the run; null while it goes on. */
export function stopReason(
  { quality, decision, ended }: Omit<ProductVerdictInput, "guardrails">,
  found: Pick<Reasoned, "kind" | "qualityClass" | "guardrails">,
): StopReason | null {
  const { kind, qualityClass } = found;
  if (kind === "ship" || kind === "ship_cheaper") return "success";
  if (kind === "keep_control") return "harm";
  if (kind === "equivalent") return "equivalent";
  const claimed = claimedInterval({ ...quality, tooFew: quality.single?.tooFew });
  // As good, with a saving shown and one limit open: more samples may show it kept, and then the saving ships.
  const mayShipCheaper = isAsGood(qualityClass) && openLimit(found) !== null;
  const isFutile = decision === "superior" && claimed !== null && claimed.high < quality.margin;
  if (isFutile && !mayShipCheaper) return "futility";
  if (quality.n >= quality.plannedN && quality.n > 0) return "planned_n";
  return ended === "completed" ? "planned_n" : (ended ?? null);
}
