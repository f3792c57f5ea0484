import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { shownTrialStatus, trialStatuses } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { measureOf } from "@/server/core/results/measure";
import { pageInput } from "@/server/core/units";
import { Prisma } from "@/server/db/generated/client";
import { loadExperiment, loadManifest } from "../experiments/load-experiment";
import { query } from "../operation";
import { lostKinds, unusableFinishes } from "./lost-answers";

const longestText = 4_000;

const cell = z.object({
  variantId: z.string(),
  trials: z.array(
    z.object({
      trialId: z.string(),
      repeat: z.number().int(),
      status: z.enum(trialStatuses),
      text: z.string().nullable(),
      /** The text is longer than what is shown here. */
      isCut: z.boolean(),
      finishReason: z.string().nullable(),
      failureKind: z.string().nullable(),
      failureMessage: z.string().nullable(),
      latencyMs: z.number().int().nullable(),
      costMicroUsd: z.number().int().nullable(),
      scores: z.array(
        z.object({
          evaluatorId: z.string(),
          value: z.number().nullable(),
          isPassed: z.boolean().nullable(),
          detail: z.string().nullable(),
          error: z.string().nullable(),
        }),
      ),
    }),
  ),
});

export const resultSample = z.object({
  sampleId: z.string(),
  position: z.number().int(),
  inputs: z.record(z.string(), z.json()),
  expected: z.string().nullable(),
  metadata: z.record(z.string(), z.json()),
  groupKey: z.string().nullable(),
  /** Candidate minus control on the primary metric, in the metric's own unit. */
  difference: z.number().nullable(),
  cells: z.array(cell),
});

/** The grid: one row per sample, every variant's answers side by side; filtered, sorted and paged by the database. */
export const listResultSamples = query({
  name: "results.list-samples",
  permission: "results:read",
  input: pageInput.extend({
    experimentId: id("experiment"),
    filter: z.enum(["all", "won", "lost", "tie", "failed"]).default("all"),
    /** The candidate that is held against the control; the first one when not given. */
    variantId: id("variant").nullish(),
    search: z.string().max(200).default(""),
    sort: z.enum(["order", "worst", "best"]).default("order"),
    cursor: z.string().regex(/^\d+$/).nullish(),
  }),
  output: z.object({ items: z.array(resultSample), nextCursor: z.string().nullable(), total: z.number().int() }),
  async run({ input, actor, db }) {
    const experiment = await loadExperiment(db, actor, input.experimentId);
    if (experiment.manifest === null) return { items: [], nextCursor: null, total: 0 };
    const manifest = await loadManifest(db, actor, experiment.id);
    const control = manifest.variants[0]?.variantId ?? null;
    const candidate = input.variantId ?? manifest.variants[1]?.variantId ?? null;
    if (input.variantId && !manifest.variants.some((variant) => variant.variantId === input.variantId)) {
      throw new AppError("not_found", "This experiment has no such variant.");
    }
    const pictures = manifest.dataset.imageColumns ?? [];
    const primary = manifest.evaluators[manifest.plan.primary];
    const isLower = primary?.key === "latency" || primary?.key === "cost";
    const better = isLower ? Prisma.sql`<` : Prisma.sql`>`;
    const worse = isLower ? Prisma.sql`>` : Prisma.sql`<`;
    const filters = {
      all: Prisma.sql`true`,
      won: Prisma.sql`difference ${better} 0`,
      lost: Prisma.sql`difference ${worse} 0`,
      tie: Prisma.sql`difference = 0`,
      failed: Prisma.sql`failed > 0`,
    };
    const orders = {
      order: Prisma.sql`position`,
      worst: isLower
        ? Prisma.sql`difference desc nulls last, position`
        : Prisma.sql`difference asc nulls last, position`,
      best: isLower
        ? Prisma.sql`difference asc nulls last, position`
        : Prisma.sql`difference desc nulls last, position`,
    };
    const offset = Number(input.cursor ?? 0);
    const worst = primary ? measureOf(primary).worst : null;
    const trialsOfRun = Prisma.sql`t."workspaceId" = ${actor.workspaceId}::uuid and t."experimentId" = ${experiment.id}::uuid`;
    // In the run's order a sample's position is its row, so that only the page itself has to be graded.
    const isPlain = input.filter === "all" && input.sort === "order" && input.search === "";
    const inPage = isPlain
      ? Prisma.sql`t."position" >= ${offset} and t."position" < ${offset + input.limit}`
      : Prisma.sql`true`;
    // Every variant has every sample, so those held against each other are enough, but where any may have failed.
    const ofPair =
      input.filter === "failed"
        ? Prisma.sql`true`
        : Prisma.sql`t."variantId" = any(${[control, candidate].filter((each) => each !== null)}::uuid[])`;
    const count = isPlain
      ? Prisma.sql`(select max(t."position") + 1 from "Trial" t where ${trialsOfRun})`
      : Prisma.sql`count(*) over ()::int`;
    const pattern = `%${input.search.replace(/[\\%_]/g, "\\$&")}%`;
    const rows = await db.$queryRaw<{ sampleId: string; position: number; difference: number | null; total: number }[]>`
      with graded as (
        select t."sampleId" as sample_id, t."position" as position,
          count(*) filter (where t."status" = 'failed') as failed,
          avg(v.value) filter (where t."variantId" = ${candidate}::uuid)
            - avg(v.value) filter (where t."variantId" = ${control}::uuid) as difference
        from "Trial" t
        left join "Response" r on r."workspaceId" = t."workspaceId" and r."trialId" = t."id"
        left join "Score" s on s."workspaceId" = t."workspaceId" and s."trialId" = t."id"
          and s."evaluatorId" = ${primary?.evaluatorId ?? null}::uuid
        cross join lateral (select case
          when ${worst}::float8 is not null and (r."finishReason" = any(${unusableFinishes}::text[])
            or (t."status" = 'failed' and t."failureKind" = any(${lostKinds}::text[]))) then ${worst}::float8
          else s."value" end as value) v
        where ${trialsOfRun} and ${ofPair} and ${inPage}
        group by 1, 2
      )
      select g.sample_id as "sampleId", g.position, g.difference, ${count} as total
      from graded g join "Sample" x on x."workspaceId" = ${actor.workspaceId}::uuid and x."id" = g.sample_id
      where ${filters[input.filter]} and (${input.search} = '' or (x."inputs" - ${pictures}::text[])::text ilike ${pattern} or x."expected" ilike ${pattern})
      order by ${orders[input.sort]} limit ${input.limit} offset ${isPlain ? 0 : offset}`;
    const trials = await db.trial.findMany({
      where: {
        workspaceId: actor.workspaceId,
        experimentId: experiment.id,
        sampleId: { in: rows.map((r) => r.sampleId) },
      },
      orderBy: { repeat: "asc" },
      include: { response: true, scores: true },
    });
    // A picture may be a megabyte: a page of samples names it, the sample's own sheet shows it.
    const samples = await db.$queryRaw<SampleRow[]>`
      select "id", "inputs" - ${pictures}::text[] as inputs, "expected", "metadata", "groupKey" from "Sample"
      where "workspaceId" = ${actor.workspaceId}::uuid and "id" = any(${rows.map((r) => r.sampleId)}::uuid[])`;
    const named = Object.fromEntries(pictures.map((column) => [column, "[image]"]));
    const total = rows[0]?.total ?? 0;
    return {
      items: rows.map((row) => {
        const own = trials.filter((t) => t.sampleId === row.sampleId);
        const sample = samples.find((each) => each.id === row.sampleId);
        return {
          ...row,
          inputs: { ...sample?.inputs, ...named },
          expected: sample?.expected ?? null,
          metadata: sample?.metadata ?? {},
          groupKey: sample?.groupKey ?? null,
          cells: manifest.variants.map(({ variantId }) => ({
            variantId,
            trials: own
              .filter((t) => t.variantId === variantId)
              .map((t) => ({
                ...t,
                trialId: t.id,
                status: shownTrialStatus(t.status, experiment.status),
                text: t.response?.text.slice(0, longestText) ?? null,
                isCut: (t.response?.text.length ?? 0) > longestText,
                finishReason: t.response?.finishReason ?? null,
                latencyMs: t.response?.latencyMs ?? null,
                costMicroUsd: t.response?.costMicroUsd ?? null,
              })),
          })),
        };
      }),
      nextCursor: offset + rows.length < total ? String(offset + rows.length) : null,
      total,
    };
  },
});

type SampleRow = {
  id: string;
  inputs: Record<string, string>;
  expected: string | null;
  metadata: Record<string, string>;
  groupKey: string | null;
};
