import { formatMoney } from "../ui/format";
import type { AlertView } from "./api-types";

/** An alert in one sentence. */
export function alertWords({ kind, budget, percent, spentMicroUsd, limitMicroUsd }: AlertView): string {
  const sums = `${formatMoney(spentMicroUsd)} of ${formatMoney(limitMicroUsd)}`;
  return kind === "budget-stop"
    ? `A run was paused: ${budget} had no room for its next call (${sums} spent).`
    : `${percent} % of ${budget} was reached (${sums} spent).`;
}
