import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { experimentInput } from "@/server/core/experiment/schema";
import { whyNotEdit } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { writeRunBudget } from "../budgets/write-budget";
import { command } from "../operation";
import { loadExperiment } from "./load-experiment";
import { resolveDraft } from "./resolve-draft";
import { writeDraftParts } from "./write-draft";

export const updateExperiment = command({
  name: "experiment.update",
  permission: "experiments:write",
  input: experimentInput.extend({ experimentId: id("experiment") }),
  output: z.object({ id: z.string() }),
  async run({ input, actor, db, now, audit }) {
    const before = await loadExperiment(db, actor, input.experimentId);
    const reason = whyNotEdit(before);
    if (reason) throw new AppError("conflict", reason);
    const draft = await resolveDraft(db, actor, input);
    const [after] = await db.experiment.updateManyAndReturn({
      where: { workspaceId: actor.workspaceId, id: before.id, status: "draft" },
      data: {
        name: input.name,
        hypothesis: input.hypothesis,
        datasetVersionId: input.datasetVersionId,
        plan: input.plan,
        ...(input.seed ? { seed: input.seed } : {}),
      },
    });
    if (!after) throw new AppError("conflict", "The experiment was launched meanwhile. Reload to see its run.");
    await writeDraftParts(db, actor, before.id, draft);
    await writeRunBudget(db, actor, before.id, { limitMicroUsd: input.budgetMicroUsd ?? null, now });
    audit(before, after);
    return { id: after.id };
  },
});
