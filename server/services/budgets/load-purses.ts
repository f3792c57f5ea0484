import { budgetKeyOf, monthKeyOf, type Purse, wholeKey } from "@/server/core/budget/purse";
import type { Tx } from "@/server/db/client";
import { purseViewOf } from "./budget-view";

/** The purses that a run's next call is paid from, as they are now: of the workspace, of this month, and its own. */
export async function loadPurses(db: Tx, workspaceId: string, now: Date, experimentId: string | null) {
  const keys = [wholeKey, monthKeyOf(now), ...(experimentId === null ? [] : [experimentId])];
  const purses = await db.purse.findMany({ where: { workspaceId, key: { in: keys } } });
  const budgets = await db.budget.findMany({ where: { workspaceId, key: { in: keys.map(budgetKeyOf) } } });
  return keys.map((key) => {
    const purse = purses.find((p) => p.key === key);
    return {
      key,
      ...purseViewOf(
        key,
        purse,
        budgets.find((b) => b.key === budgetKeyOf(key)),
      ),
    };
  });
}

/** The purse that has no room left at all, if one has; its run could not make a single paid call. */
export function emptyPurse(purses: Awaited<ReturnType<typeof loadPurses>>): Purse | null {
  return purses.find((purse) => purse.limitMicroUsd !== null && purse.spentMicroUsd >= purse.limitMicroUsd) ?? null;
}
