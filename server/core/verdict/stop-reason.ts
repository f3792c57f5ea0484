import { claimedInterval } from "./claimed-interval";
import type { ProductVerdictInput, ProductVerdictKind } from "./product-verdict";

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
  { quality, decision, ended }: ProductVerdictInput,
  kind: ProductVerdictKind,
): StopReason | null {
  if (kind === "ship" || kind === "ship_cheaper") return "success";
  if (kind === "keep_control") return "harm";
  if (kind === "equivalent") return "equivalent";
  const claimed = claimedInterval({ ...quality, tooFew: quality.single?.tooFew });
  if (decision === "superior" && claimed && claimed.high < quality.margin) return "futility";
  if (quality.n >= quality.plannedN && quality.n > 0) return "planned_n";
  return ended === "completed" ? "planned_n" : (ended ?? null);
}
