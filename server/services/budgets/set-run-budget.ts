import { z } from "zod";
import { budgetLimit } from "@/server/core/budget/schema";
import { AppError } from "@/server/core/errors";
import { isBusy } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { loadExperiment } from "../experiments/load-experiment";
import { command } from "../operation";
import { writeRunBudget } from "./write-budget";

/** The limit of one run, which whoever may run it may set; the workspace's budgets hold beside it. Null takes it away. */
export const setRunBudget = command({
  name: "budget.set-run",
  permission: "experiments:write",
  input: z.object({ experimentId: id("experiment"), limitMicroUsd: budgetLimit.nullable() }),
  output: z.object({ experimentId: z.string() }),
  async run({ input, actor, db, now, audit }) {
    const { id: experimentId, status } = await loadExperiment(db, actor, input.experimentId);
    if (status !== "draft" && !isBusy(status))
      throw new AppError("conflict", "This run is over: nothing more will be spent on it.");
    const { before, after } = await writeRunBudget(db, actor, experimentId, {
      limitMicroUsd: input.limitMicroUsd,
      now,
    });
    audit(before, after);
    return { experimentId };
  },
});
