import { z } from "zod";
import { resultsOutdated } from "@/inngest/events";
import { AppError } from "@/server/core/errors";
import { experimentStatuses, whyNotCancel } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { command } from "../operation";
import { changeStatus } from "./change-status";
import { loadExperiment } from "./load-experiment";

/** What is open is left out; every answer and score so far is kept. */
export const cancelExperiment = command({
  name: "experiment.cancel",
  permission: "experiments:write",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({ id: z.string(), status: z.enum(experimentStatuses) }),
  async run({ input, actor, db, now, audit, emit }) {
    const before = await loadExperiment(db, actor, input.experimentId);
    const refusal = whyNotCancel(before);
    if (refusal) throw new AppError("conflict", refusal);
    const after = await changeStatus(db, actor, before, { status: "cancelled", statusReason: null, endedAt: now });
    audit(before, after);
    emit(resultsOutdated.create({ workspaceId: actor.workspaceId, experimentId: after.id }));
    return after;
  },
});
