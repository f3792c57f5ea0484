import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { experimentInput } from "@/server/core/experiment/schema";
import { id } from "@/server/core/ids";
import { writeRunBudget } from "../budgets/write-budget";
import { command } from "../operation";
import { draftInputOf } from "./draft-input";
import { resolveDraft } from "./resolve-draft";
import { writeDraftParts } from "./write-draft";

/** A draft that compares the control with itself, on the same data and measures: what it finds is chance. */
export const createNoiseFloor = command({
  name: "experiment.create-noise-floor",
  permission: "experiments:write",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({ id: z.string() }),
  async run({ input, actor, db, now, audit }) {
    const { workspaceId } = actor;
    const source = experimentInput.parse(await draftInputOf(db, actor, input.experimentId));
    const [control] = source.variants;
    if (!control) throw new AppError("conflict", "This experiment has no variant to compare with itself.");
    const draft = experimentInput.parse({
      ...source,
      name: `Noise floor of ${source.name}`.slice(0, 120),
      hypothesis: "Two equal variants: every difference found here is chance.",
      variants: [
        { ...control, name: "Once" },
        { ...control, name: "Again" },
      ],
      // A noise floor is measured to its end, and there is nothing to win or to lose.
      plan: {
        ...source.plan,
        decision: "superior",
        mode: "sequential",
        stopEarly: false,
        guardrails: { costRatio: null, latencyRatio: null, failureRate: null, measures: [] },
      },
      seed: randomUUID(),
    });
    const resolved = await resolveDraft(db, actor, draft);
    const created = await db.experiment.create({
      data: {
        workspaceId,
        name: draft.name,
        hypothesis: draft.hypothesis,
        datasetVersionId: draft.datasetVersionId,
        plan: draft.plan,
        seed: draft.seed ?? randomUUID(),
        createdById: actor.kind === "member" ? actor.userId : null,
      },
      select: { id: true, name: true },
    });
    await writeDraftParts(db, actor, created.id, resolved);
    await writeRunBudget(db, actor, created.id, { limitMicroUsd: draft.budgetMicroUsd ?? null, now });
    audit(null, { ...created, noiseFloorOf: input.experimentId });
    return created;
  },
});
