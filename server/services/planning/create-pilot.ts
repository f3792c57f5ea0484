import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { experimentInput } from "@/server/core/experiment/schema";
import { experimentStatuses } from "@/server/core/experiment/status";
import { pilotDraft } from "@/server/core/planning/pilot";
import { writeRunBudget } from "../budgets/write-budget";
import { resolveDraft } from "../experiments/resolve-draft";
import { writeDraftParts } from "../experiments/write-draft";
import { command } from "../operation";
import { findPilot } from "./find-pilot";
import { pilotKeyOf, pilotSize } from "./pilot-of-draft";

/** The pilot of a draft, as a draft of its own; the one that is there already when it was asked for twice. */
export const createPilot = command({
  name: "experiment.create-pilot",
  permission: "experiments:write",
  input: experimentInput,
  output: z.object({ id: z.string(), status: z.enum(experimentStatuses) }),
  async run({ input, actor, db, now, audit }) {
    const asked = await resolveDraft(db, actor, input);
    const [first] = asked.problems;
    if (first)
      throw new AppError("invalid", `A pilot needs a draft that could be launched. ${first.message}`, asked.problems);
    const draft = experimentInput.parse(pilotDraft(input, await pilotSize(db, actor, asked)));
    const resolved = await resolveDraft(db, actor, draft);
    // Two at once: the index lets one in, and the other waits for it here and finds it.
    const [created] = await db.experiment.createManyAndReturn({
      data: [
        {
          workspaceId: actor.workspaceId,
          name: draft.name,
          hypothesis: draft.hypothesis,
          datasetVersionId: draft.datasetVersionId,
          plan: draft.plan,
          seed: randomUUID(),
          pilotKey: pilotKeyOf(asked),
          createdById: actor.kind === "member" ? actor.userId : null,
        },
      ],
      skipDuplicates: true,
      select: { id: true, name: true },
    });
    if (!created) {
      const found = await findPilot(db, actor, asked);
      if (!found)
        throw new AppError("conflict", "The pilot that was there has just ended. Look at its figures, or try again.");
      return found;
    }
    await writeDraftParts(db, actor, created.id, resolved);
    await writeRunBudget(db, actor, created.id, { limitMicroUsd: draft.budgetMicroUsd ?? null, now });
    audit(null, { ...created, isPilot: true });
    return { id: created.id, status: "draft" as const };
  },
});
