import { z } from "zod";
import { resultsOutdated } from "@/inngest/events";
import { endedAtBudget } from "@/server/core/budget/budget-words";
import { AppError } from "@/server/core/errors";
import { experimentStatuses, whyNotEndAtBudget } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { command } from "../operation";
import { changeStatus } from "./change-status";
import { loadExperiment } from "./load-experiment";

/** Ends a run that a budget paused, instead of raising it: open trials are left out, and the verdict is as it stands. */
export const endAtBudget = command({
  name: "experiment.end-at-budget",
  permission: "experiments:write",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({ id: z.string(), status: z.enum(experimentStatuses) }),
  async run({ input, actor, db, now, audit, emit }) {
    const { workspaceId } = actor;
    const before = await loadExperiment(db, actor, input.experimentId);
    const refusal = whyNotEndAtBudget(before);
    if (refusal) throw new AppError("conflict", refusal);
    const statusReason = endedAtBudget(before.statusReason);
    const after = await changeStatus(db, actor, before, { status: "stopped", statusReason, endedAt: now });
    audit(before, after);
    emit(resultsOutdated.create({ workspaceId, experimentId: after.id }));
    return after;
  },
});
