import { moneyText } from "../text/money-text";
import { budgetKeyOf, monthlyKey, type Purse, wholeKey } from "./purse";

const monthName = (key: string) =>
  new Date(`${key}-01T00:00:00Z`).toLocaleString("en-US", { month: "long", year: "numeric", timeZone: "UTC" });

/** A purse or budget by name, as it stands within a sentence. */
export function budgetName(key: string): string {
  if (key === wholeKey) return "the workspace's budget";
  if (key === monthlyKey) return "the monthly budget";
  return budgetKeyOf(key) === monthlyKey ? `the budget for ${monthName(key)}` : "the budget of this run";
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const kept = "Answers so far are kept.";
const noRoom = "has no room for the next call: ";

/** Whether a run's reason to stand still is a budget. */
export const isStoppedByBudget = (reason: string | null): boolean => reason?.includes(noRoom) ?? false;

/** Why a run stands still, what was kept, and what to do. */
export function stoppedByBudget({ key, spentMicroUsd, limitMicroUsd }: Purse, wantedMicroUsd: number): string {
  const limit = moneyText(limitMicroUsd ?? 0);
  const next = `${moneyText(spentMicroUsd)} is spent, and a call may cost up to ${moneyText(wantedMicroUsd)}`;
  const way = budgetKeyOf(key) === monthlyKey ? ", or resume next month" : "";
  return `${capital(budgetName(key))} of ${limit} ${noRoom}${next}. ${kept} Raise it and resume${way}.`;
}

const ended = "Ended at its budget.";

/** Why a run that a budget paused is over: a person took the verdict as it stood. */
export const endedAtBudget = (pauseReason: string | null): string =>
  `${ended} ${(pauseReason ?? "").split(kept)[0]}`.trim();

export const isEndedAtBudget = (reason: string | null): boolean => reason?.startsWith(ended) ?? false;
