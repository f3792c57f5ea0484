import { stoppedByBudget } from "@/server/core/budget/budget-words";
import type { Tx } from "@/server/db/client";
import type { RunScope } from "../generation/run-scope";
import type { Short } from "../generation/settle-money";

/** Pauses the run with the reason and raises an alert; null when it is no longer running. */
export async function stopByBudget(db: Tx, { workspaceId, experimentId, now }: RunScope, short: Short) {
  const { purse, wantedMicroUsd } = short;
  const [after] = await db.experiment.updateManyAndReturn({
    where: { workspaceId, id: experimentId, status: "running" },
    data: { status: "paused", statusReason: stoppedByBudget(purse, wantedMicroUsd) },
  });
  if (!after) return null;
  const percent = purse.limitMicroUsd ? Math.floor((purse.spentMicroUsd * 100) / purse.limitMicroUsd) : 100;
  const what = { workspaceId, kind: "budget-stop", key: purse.key, percent, limitMicroUsd: purse.limitMicroUsd ?? 0 };
  const told = { experimentId, spentMicroUsd: purse.spentMicroUsd, at: now };
  await db.alert.upsert({
    where: { workspaceId_kind_key_percent_limitMicroUsd: what },
    create: { ...what, ...told },
    update: { ...told, dismissedAt: null },
  });
  return after;
}
