import { formatMoney, formatPercent } from "../ui/format";
import type { PurseView } from "./api-types";

export interface PurseWords {
  /** "$3.20 of $5.00 spent" */
  spent: string;
  /** What is left and what calls under way hold; null without a limit. */
  left: string | null;
  tone: "accent" | "warning" | "danger";
}

/** What a purse says beside its line. It warns from the last fifth on, whatever marks were set. */
export function purseWords({ spentMicroUsd, reservedMicroUsd, limitMicroUsd, roomMicroUsd }: PurseView): PurseWords {
  const spent = formatMoney(spentMicroUsd);
  if (limitMicroUsd === null) return { spent: `${spent} spent, no limit`, left: null, tone: "accent" };
  const share = limitMicroUsd === 0 ? 1 : spentMicroUsd / limitMicroUsd;
  const held = reservedMicroUsd > 0 ? `, ${formatMoney(reservedMicroUsd)} held by calls under way` : "";
  return {
    spent: `${spent} of ${formatMoney(limitMicroUsd)} spent (${formatPercent(share)})`,
    left: `${formatMoney(roomMicroUsd)} left${held}`,
    tone: roomMicroUsd === 0 ? "danger" : share >= 0.8 ? "warning" : "accent",
  };
}
