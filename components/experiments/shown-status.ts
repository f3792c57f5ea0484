import { isEndedAtBudget } from "@/server/core/budget/budget-words";

/** The state as the chip says it: a run that a budget ended did not stop because it was sure. */
export const shownStatus = ({ status, statusReason }: { status: string; statusReason: string | null }): string =>
  status === "stopped" && isEndedAtBudget(statusReason) ? "ended_at_budget" : status;
