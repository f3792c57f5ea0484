import { z } from "zod";
import type { Manifest } from "@/server/core/experiment/manifest";
import { measureOf } from "@/server/core/results/measure";
import type { Tx } from "@/server/db/client";
import { loadManifest } from "../experiments/load-experiment";
import { query } from "../operation";
import { lostKinds, unusableFinishes } from "./lost-answers";

/** Fields looked through for categories; the others of a very wide dataset are left alone. */
const mostFields = 40;
/** A value that is longer is no category, and its rest is not needed to see that. */
const longestRead = 61;

export type SampleWindow = {
  fields: string[];
  /** Values of the fields, in their order. */
  samples: { position: number; sampleId: string; values: (string | null)[] | null }[];
  /** What matters, of one variant, repeat by repeat; none without repeats. */
  repeats: { variantId: string; position: number; values: (number | null)[] }[];
};

/** Ids, metadata and single repeats of the samples of a window of positions. */
export const loadSampleWindow = query({
  name: "results.load-sample-window",
  permission: "system:write",
  input: z.object({
    experimentId: z.uuid(),
    from: z.number().int(),
    /** Up to, but without, this one. */
    to: z.number().int(),
  }),
  output: z.custom<SampleWindow>(),
  async run({ input, actor, db }) {
    const manifest = await loadManifest(db, actor, input.experimentId);
    const scope = { ...input, workspaceId: actor.workspaceId };
    return { ...(await loadFields(db, scope, manifest)), repeats: await loadRepeats(db, scope, manifest) };
  },
});

type Scope = { workspaceId: string; experimentId: string; from: number; to: number };

async function loadFields(
  db: Tx,
  { workspaceId, experimentId, from, to }: Scope,
  { dataset, variants }: Manifest,
): Promise<Pick<SampleWindow, "fields" | "samples">> {
  const version = await db.datasetVersion.findFirst({ where: { workspaceId, id: dataset.versionId } });
  const fields = (version?.metadataFields ?? []).slice(0, mostFields);
  const samples = await db.$queryRaw<SampleWindow["samples"]>`
    select t."position", t."sampleId", (
      select array_agg(left(s."metadata" ->> f.name, ${longestRead}::int) order by f.place)
      from unnest(${fields}::text[]) with ordinality as f(name, place)
    ) as values
    from "Trial" t join "Sample" s on s."workspaceId" = t."workspaceId" and s."id" = t."sampleId"
    where t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experimentId}::uuid
      and t."variantId" = ${variants[0]?.variantId ?? null}::uuid and t."repeat" = 0
      and t."position" >= ${from} and t."position" < ${to}`;
  return { fields, samples };
}

/** Without repeats there is nothing to split. */
async function loadRepeats(
  db: Tx,
  { workspaceId, experimentId, from, to }: Scope,
  { plan, evaluators, variants }: Manifest,
): Promise<SampleWindow["repeats"]> {
  const primary = evaluators[Math.min(plan.primary, evaluators.length - 1)];
  if (plan.repeats < 2 || !primary) return [];
  const { worst } = measureOf(primary);
  return db.$queryRaw<SampleWindow["repeats"]>`
    select t."variantId", t."position", array_agg(case
      when ${worst}::float8 is not null and (r."finishReason" = any(${unusableFinishes}::text[])
        or (t."status" = 'failed' and t."failureKind" = any(${lostKinds}::text[]))) then ${worst}::float8
      else s."value" end order by t."repeat") as values
    from "Trial" t
    left join "Response" r on r."workspaceId" = t."workspaceId" and r."trialId" = t."id"
    left join "Score" s on s."workspaceId" = t."workspaceId" and s."trialId" = t."id"
      and s."evaluatorId" = ${primary.evaluatorId}::uuid
    where t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experimentId}::uuid and t."status" <> 'pending'
      and t."variantId" = any(${variants.map(({ variantId }) => variantId)}::uuid[])
      and t."position" >= ${from} and t."position" < ${to}
    group by 1, 2`;
}
