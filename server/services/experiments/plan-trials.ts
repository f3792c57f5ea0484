import { z } from "zod";
import { trialsPlanned } from "@/inngest/events";
import { expectedLatencyMs } from "@/server/core/experiment/expected-latency";
import { laneOf } from "@/server/core/experiment/lane";
import { orderChunks, planChunks } from "@/server/core/experiment/plan-chunks";
import { isLive } from "@/server/core/experiment/status";
import { command } from "../operation";
import { loadExperiment, loadManifest } from "./load-experiment";

/**
 * Writes every trial of the run in the frozen random order (once; a repeat adds nothing) and rings for each chunk that
 * still has open ones. Samples of a group stay together, since a group is one unit of analysis.
 */
export const planTrials = command({
  name: "experiment.plan-trials",
  permission: "system:write",
  input: z.object({
    experimentId: z.uuid(),
    /** Tells this ring from earlier ones, so that it is not swallowed as their repeat. */
    ring: z.string(),
  }),
  output: z.object({ trials: z.number().int(), chunks: z.number().int() }),
  async run({ input, actor, db, audit, emit }) {
    const { workspaceId } = actor;
    const experiment = await loadExperiment(db, actor, input.experimentId);
    if (!isLive(experiment.status)) return { trials: 0, chunks: 0 };
    const manifest = await loadManifest(db, actor, experiment.id);
    const { dataset, plan, seed } = manifest;
    const trials = await db.$executeRaw`
      with ordered as (
        select "id", (row_number() over (order by md5(${seed} || coalesce('group ' || "groupKey", "position"::text)), md5(${seed} || "position"::text), "position") - 1)::int as position
        from "Sample" where "workspaceId" = ${workspaceId}::uuid and "datasetVersionId" = ${dataset.versionId}::uuid
      )
      insert into "Trial" ("id", "workspaceId", "experimentId", "variantId", "sampleId", "repeat", "position")
      select gen_random_uuid(), ${workspaceId}::uuid, ${experiment.id}::uuid, v."id", o."id", r, o.position
      from ordered o cross join "Variant" v cross join generate_series(0, ${plan.repeats - 1}) r
      where o.position < ${dataset.sampleCount} and v."workspaceId" = ${workspaceId}::uuid and v."experimentId" = ${experiment.id}::uuid
        and not exists (select from "Trial" t where t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experiment.id}::uuid)
      on conflict do nothing`;
    const [running] = await db.experiment.updateManyAndReturn({
      where: { workspaceId, id: experiment.id, status: "queued" },
      data: { status: "running" },
    });
    if (running) audit(experiment, running);

    const open = await db.$queryRaw<{ variantId: string; position: number }[]>`
      select distinct "variantId", "position" from "Trial"
      where "workspaceId" = ${workspaceId}::uuid and "experimentId" = ${experiment.id}::uuid
        and ("status" = 'pending' or ("status" = 'succeeded' and (select count(*) from "Score" s
          where s."workspaceId" = ${workspaceId}::uuid and s."trialId" = "Trial"."id") < ${manifest.evaluators.length}))`;
    const isOpen = new Set(open.map((o) => `${o.variantId}:${o.position}`));
    const slowest = Math.max(...manifest.variants.map((v) => expectedLatencyMs(v.model.provider)));
    const parallel = Math.min(...manifest.variants.map((v) => v.model.maxConcurrency));
    const ranges = planChunks(dataset.sampleCount, plan.repeats, parallel, slowest);
    const chunks = orderChunks(
      manifest.variants,
      ranges,
      (v) => laneOf(manifest, v.model),
      (v) => v.model.name,
    ).filter(({ variant, range }) => {
      for (let at = range.from; at < range.to; at += 1) if (isOpen.has(`${variant.variantId}:${at}`)) return true;
      return false;
    });
    emit(
      ...chunks.map(({ variant, range }) =>
        trialsPlanned.create(
          {
            workspaceId,
            experimentId: experiment.id,
            variantId: variant.variantId,
            connectionId: variant.model.connectionId,
            lane: laneOf(manifest, variant.model),
            ...range,
          },
          { id: `${experiment.id}:${variant.variantId}:${range.from}:${input.ring}` },
        ),
      ),
    );
    return { trials, chunks: chunks.length };
  },
});
