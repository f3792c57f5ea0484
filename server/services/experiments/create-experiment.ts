import { randomUUID } from "node:crypto";
import { z } from "zod";
import { experimentInput } from "@/server/core/experiment/schema";
import { writeRunBudget } from "../budgets/write-budget";
import { command } from "../operation";
import { resolveDraft } from "./resolve-draft";
import { writeDraftParts } from "./write-draft";

/** A draft: it may still have problems, which stand in the way of its launch only. */
export const createExperiment = command({
  name: "experiment.create",
  permission: "experiments:write",
  input: experimentInput,
  output: z.object({ id: z.string() }),
  async run({ input, actor, db, now, audit }) {
    const draft = await resolveDraft(db, actor, input);
    const created = await db.experiment.create({
      data: {
        workspaceId: actor.workspaceId,
        name: input.name,
        hypothesis: input.hypothesis,
        datasetVersionId: input.datasetVersionId,
        plan: input.plan,
        seed: input.seed ?? randomUUID(),
        createdById: actor.kind === "member" ? actor.userId : null,
      },
      select: { id: true, name: true },
    });
    await writeDraftParts(db, actor, created.id, draft);
    await writeRunBudget(db, actor, created.id, { limitMicroUsd: input.budgetMicroUsd ?? null, now });
    audit(null, created);
    return created;
  },
});
