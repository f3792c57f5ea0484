import { budgetName } from "@/server/core/budget/budget-words";
import { moneyText } from "@/server/core/text/money-text";
import type { Tx } from "@/server/db/client";
import { emptyPurse, loadPurses } from "./load-purses";

type Priced = { inputMicroUsdPerMillion: number; outputMicroUsdPerMillion: number };

/** Why a run of these models could not make its next paid call; null when it could, or when none of them costs anything. */
export async function whyNoMoney(
  db: Tx,
  { workspaceId, experimentId, now }: { workspaceId: string; experimentId: string; now: Date },
  models: readonly Priced[],
): Promise<string | null> {
  if (models.every((m) => m.inputMicroUsdPerMillion === 0 && m.outputMicroUsdPerMillion === 0)) return null;
  const empty = emptyPurse(await loadPurses(db, workspaceId, now, experimentId));
  if (!empty) return null;
  const name = budgetName(empty.key).replace(/^t/, "T");
  return `${name} of ${moneyText(empty.limitMicroUsd ?? 0)} is used up. Nothing was called; raise the budget first.`;
}
