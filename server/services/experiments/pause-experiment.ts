import { z } from "zod";
import { resultsOutdated } from "@/inngest/events";
import { AppError } from "@/server/core/errors";
import { experimentStatuses, whyNotPause } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { command } from "../operation";
import { changeStatus } from "./change-status";
import { loadExperiment } from "./load-experiment";

/** No new call starts from here on; answers under way are still kept. A job pauses a run with its reason. */
export const pauseExperiment = command({
  name: "experiment.pause",
  permission: "experiments:write",
  input: z.object({ experimentId: id("experiment"), reason: z.string().max(1000).nullish() }),
  output: z.object({ id: z.string(), status: z.enum(experimentStatuses) }),
  async run({ input, actor, db, audit, emit }) {
    const before = await loadExperiment(db, actor, input.experimentId);
    const refusal = whyNotPause(before);
    if (refusal) throw new AppError("conflict", refusal);
    const after = await changeStatus(db, actor, before, { status: "paused", statusReason: input.reason ?? null });
    audit(before, after);
    emit(resultsOutdated.create({ workspaceId: actor.workspaceId, experimentId: after.id }));
    return after;
  },
});
