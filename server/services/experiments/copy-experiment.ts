import { randomUUID } from "node:crypto";
import { z } from "zod";
import { planSchema } from "@/server/core/experiment/schema";
import { id } from "@/server/core/ids";
import type { Prisma } from "@/server/db/client";
import { writeRunBudget } from "../budgets/write-budget";
import { command } from "../operation";
import { loadExperiment } from "./load-experiment";

/** The same question again as a draft, free to be changed. */
export const copyExperiment = command({
  name: "experiment.copy",
  permission: "experiments:write",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({ id: z.string() }),
  async run({ input, actor, db, now, audit }) {
    const { workspaceId } = actor;
    const source = await loadExperiment(db, actor, input.experimentId);
    const variants = await db.variant.findMany({ where: { workspaceId, experimentId: source.id } });
    const evaluators = await db.evaluator.findMany({ where: { workspaceId, experimentId: source.id } });
    const copy = await db.experiment.create({
      data: {
        workspaceId,
        name: `${source.name} (copy)`.slice(0, 120),
        hypothesis: source.hypothesis,
        datasetVersionId: source.datasetVersionId,
        plan: planSchema.parse(source.plan),
        seed: randomUUID(),
        createdById: actor.kind === "member" ? actor.userId : null,
      },
      select: { id: true, name: true },
    });
    await db.variant.createMany({
      data: variants.map(({ id: _id, settings, ...v }) => ({
        ...v,
        settings: settings as Prisma.InputJsonObject,
        experimentId: copy.id,
      })),
    });
    await db.evaluator.createMany({
      data: evaluators.map(({ id: _id, config, ...e }) => ({
        ...e,
        config: config as Prisma.InputJsonObject,
        experimentId: copy.id,
      })),
    });
    const budget = await db.budget.findFirst({ where: { workspaceId, key: source.id } });
    if (budget) await writeRunBudget(db, actor, copy.id, { limitMicroUsd: Number(budget.limitMicroUsd), now });
    audit(null, { ...copy, copiedFrom: source.id });
    return copy;
  },
});
