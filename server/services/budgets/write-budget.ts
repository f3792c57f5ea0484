import type { Actor } from "@/server/core/access/actor";
import { usualMarks } from "@/server/core/budget/schema";
import type { Tx } from "@/server/db/client";

type Budget = {
  key: string;
  experimentId: string | null;
  limitMicroUsd: number | null;
  alertPercents: number[];
  now: Date;
};

/** Sets, changes or (with a limit of null) takes away a budget; answers what it was and is, for the audit. */
export async function writeBudget(db: Tx, workspaceId: string, budget: Budget) {
  const { key, experimentId, limitMicroUsd, alertPercents, now } = budget;
  const old = await db.budget.findFirst({ where: { workspaceId, key } });
  const shown = (limit: number | bigint, marks: number[]) => ({
    key,
    limitMicroUsd: Number(limit),
    alertPercents: marks,
  });
  const before = old ? shown(old.limitMicroUsd, old.alertPercents) : null;
  if (limitMicroUsd === null) {
    await db.budget.deleteMany({ where: { workspaceId, key } });
    return { before, after: null };
  }
  const data = { limitMicroUsd, alertPercents, updatedAt: now };
  await db.budget.upsert({
    where: { workspaceId_key: { workspaceId, key } },
    create: { workspaceId, key, experimentId, ...data },
    update: data,
  });
  return { before, after: shown(limitMicroUsd, alertPercents) };
}

/** The budget of one run: its purse and its budget are named by its id. */
export function writeRunBudget(
  db: Tx,
  { workspaceId }: Actor,
  experimentId: string,
  { limitMicroUsd, now }: { limitMicroUsd: number | null; now: Date },
) {
  const budget = { key: experimentId, experimentId, limitMicroUsd, alertPercents: usualMarks, now };
  return writeBudget(db, workspaceId, budget);
}
