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
  await db.alert.createMany({
    data: {
      workspaceId,
      kind: "budget-stop",
      key: purse.key,
      experimentId,
      percent,
      spentMicroUsd: purse.spentMicroUsd,
      limitMicroUsd: purse.limitMicroUsd ?? 0,
      at: now,
    },
    skipDuplicates: true,
  });
  return after;
}
