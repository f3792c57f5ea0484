import { z } from "zod";
import { experimentStarted } from "@/inngest/events";
import { AppError } from "@/server/core/errors";
import { experimentStatuses, whyNotResume } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { whyNoMoney } from "../budgets/why-no-money";
import { command } from "../operation";
import { changeStatus } from "./change-status";
import { loadExperiment, loadManifest } from "./load-experiment";

/** The open trials are rung again; finished ones stay as they are. */
export const resumeExperiment = command({
  name: "experiment.resume",
  permission: "experiments:write",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({ id: z.string(), status: z.enum(experimentStatuses) }),
  async run({ input, actor, db, now, audit, emit }) {
    const before = await loadExperiment(db, actor, input.experimentId);
    const refusal = whyNotResume(before);
    if (refusal) throw new AppError("conflict", refusal);
    const { variants, evaluators } = await loadManifest(db, actor, before.id);
    const models = [...variants, ...evaluators].flatMap(({ model }) => model ?? []);
    const noMoney = await whyNoMoney(db, { workspaceId: actor.workspaceId, experimentId: before.id, now }, models);
    if (noMoney) throw new AppError("conflict", noMoney);
    const after = await changeStatus(db, actor, before, { status: "running", statusReason: null });
    audit(before, after);
    emit(experimentStarted.create({ workspaceId: actor.workspaceId, experimentId: after.id }));
    return after;
  },
});
