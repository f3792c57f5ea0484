import { z } from "zod";
import { monthlyKey, wholeKey } from "@/server/core/budget/purse";
import { alertPercents, budgetLimit, usualMarks } from "@/server/core/budget/schema";
import { command } from "../operation";
import { writeBudget } from "./write-budget";

/** The limit of the workspace for all time, or of each calendar month; null takes it away. */
export const setBudget = command({
  name: "budget.set",
  permission: "budgets:write",
  input: z.object({
    key: z.enum([wholeKey, monthlyKey]),
    limitMicroUsd: budgetLimit.nullable(),
    alertPercents: alertPercents.default(usualMarks),
  }),
  output: z.object({ key: z.string() }),
  async run({ input, actor, db, now, audit }) {
    const { before, after } = await writeBudget(db, actor.workspaceId, { ...input, experimentId: null, now });
    audit(before, after);
    return { key: input.key };
  },
});
