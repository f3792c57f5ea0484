import type { z } from "zod";
import type { Actor } from "@/server/core/access/actor";
import { type experimentInput, planSchema } from "@/server/core/experiment/schema";
import { rubricSchema } from "@/server/core/judge/schema";
import type { MetricKey } from "@/server/core/metric/metric";
import { settingsSchema } from "@/server/core/prompt/schema";
import type { Tx } from "@/server/db/client";
import { loadExperiment } from "./load-experiment";

/** A stored draft in the shape of the form that wrote it. */
export async function draftInputOf(
  db: Tx,
  actor: Actor,
  experimentId: string,
): Promise<z.input<typeof experimentInput>> {
  const { workspaceId } = actor;
  const experiment = await loadExperiment(db, actor, experimentId);
  const variants = await db.variant.findMany({
    where: { workspaceId, experimentId },
    orderBy: { position: "asc" },
  });
  const evaluators = await db.evaluator.findMany({
    where: { workspaceId, experimentId },
    orderBy: { position: "asc" },
  });
  const budget = await db.budget.findFirst({ where: { workspaceId, key: experimentId } });
  return {
    name: experiment.name,
    hypothesis: experiment.hypothesis,
    datasetVersionId: experiment.datasetVersionId,
    plan: planSchema.parse(experiment.plan),
    budgetMicroUsd: budget ? Number(budget.limitMicroUsd) : null,
    seed: experiment.seed,
    variants: variants.map((v) => ({
      name: v.name,
      promptVersionId: v.promptVersionId,
      modelId: v.modelId,
      settings: settingsSchema.parse(v.settings),
    })),
    evaluators: evaluators.map((e) =>
      e.kind === "judge"
        ? { kind: "judge", name: e.name, modelId: e.modelId ?? "", rubric: rubricSchema.parse(e.config) }
        : { kind: "metric", key: e.key as MetricKey, config: e.config as Record<string, string | number | boolean> },
    ),
  };
}
