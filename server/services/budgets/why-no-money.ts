import { budgetName } from "@/server/core/budget/budget-words";
import { isFree, type ModelPrice } from "@/server/core/model/price";
import { moneyText } from "@/server/core/text/money-text";
import type { Tx } from "@/server/db/client";
import { emptyPurse, loadPurses } from "./load-purses";

/** Why a run at these prices could not make its next paid call; null when it could, or when all of them are free. */
export async function whyNoMoney(
  db: Tx,
  { workspaceId, experimentId, now }: { workspaceId: string; experimentId: string; now: Date },
  prices: readonly ModelPrice[],
): Promise<string | null> {
  if (prices.every(isFree)) return null;
  const empty = emptyPurse(await loadPurses(db, workspaceId, now, experimentId));
  if (!empty) return null;
  const name = budgetName(empty.key).replace(/^t/, "T");
  return `${name} of ${moneyText(empty.limitMicroUsd ?? 0)} is used up. Nothing was called; raise the budget first.`;
}
