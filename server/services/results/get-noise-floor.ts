import { z } from "zod";
import { type Manifest, manifestSchema } from "@/server/core/experiment/manifest";
import { conditionOf, measureConditionOf } from "@/server/core/experiment/noise-floor";
import { id } from "@/server/core/ids";
import { noiseFloorMetric, noiseFloorOf } from "@/server/core/results/noise-floor";
import { snapshotBody } from "@/server/core/results/snapshot";
import { instant } from "@/server/core/units";
import { loadExperiment } from "../experiments/load-experiment";
import { query } from "../operation";

const lookedAt = 20;

/**
 * The last run of equal variants on the same data with a prompt, model and settings of this experiment: what chance alone
 * does to each measure that both share. Null when nobody has measured it, and for such a run itself.
 */
export const getNoiseFloor = query({
  name: "results.get-noise-floor",
  permission: "results:read",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({
    noiseFloor: z
      .object({
        experiment: z.object({ id: z.string(), name: z.string(), endedAt: instant.nullable() }),
        /** By the evaluators of the asked experiment. */
        metrics: z.array(noiseFloorMetric),
      })
      .nullable(),
  }),
  async run({ input, actor, db }) {
    const { workspaceId } = actor;
    const experiment = await loadExperiment(db, actor, input.experimentId);
    const manifest = manifestSchema.safeParse(experiment.manifest);
    if (!manifest.success || experiment.isNoiseFloor) return { noiseFloor: null };
    const runs = await db.experiment.findMany({
      where: {
        workspaceId,
        datasetVersionId: experiment.datasetVersionId,
        isNoiseFloor: true,
        status: { in: ["completed", "stopped"] },
        archivedAt: null,
      },
      orderBy: { endedAt: "desc" },
      take: lookedAt,
      select: { id: true, name: true, endedAt: true, manifest: true, snapshot: { select: { body: true } } },
    });
    const wanted = new Set(manifest.data.variants.map(conditionOfVariant));
    for (const { manifest: stored, snapshot, ...run } of runs) {
      const other = manifestSchema.safeParse(stored);
      const body = snapshotBody.safeParse(snapshot?.body);
      if (!other.success || !body.success) continue;
      const [control] = other.data.variants;
      if (!control || !wanted.has(conditionOfVariant(control))) continue;
      const measured = noiseFloorOf(body.data);
      const metrics = manifest.data.evaluators.flatMap(({ evaluatorId, ...evaluator }) => {
        const twin = other.data.evaluators.find((each) => measureOf(each) === measureOf(evaluator));
        const found = measured.find((each) => each.evaluatorId === twin?.evaluatorId);
        return found ? [{ ...found, evaluatorId }] : [];
      });
      if (metrics.length > 0) return { noiseFloor: { experiment: run, metrics } };
    }
    return { noiseFloor: null };
  },
});

const conditionOfVariant = ({ promptVersionId, settings, model }: Manifest["variants"][number]) =>
  conditionOf({ promptVersionId, settings, modelId: model.modelId });

const measureOf = ({ model, ...evaluator }: Omit<Manifest["evaluators"][number], "evaluatorId">) =>
  measureConditionOf({ ...evaluator, modelId: model?.modelId ?? null });
