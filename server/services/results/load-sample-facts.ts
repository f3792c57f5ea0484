import { z } from "zod";
import type { Manifest } from "@/server/core/experiment/manifest";
import type { SampleFacts } from "@/server/core/results/analysis/sample-facts";
import { measureOf } from "@/server/core/results/measure";
import type { Tx } from "@/server/db/client";
import { loadManifest } from "../experiments/load-experiment";
import { query } from "../operation";
import { lostKinds, unusableFinishes } from "./lost-answers";

/** Fields looked through for categories; the others of a very wide dataset are left alone. */
const mostFields = 40;
/** Positions read at once, so that no answer of the database holds up others for long. */
const windowSize = 5_000;
/** A value that is longer is no category, and its rest is not needed to see that. */
const longestRead = 61;

/** Ids, metadata and single repeats of a run's samples, in the frozen order: what an analysis needs beside the scores. */
export const loadSampleFacts = query({
  name: "results.load-sample-facts",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid() }),
  output: z.custom<SampleFacts>(),
  async run({ input, actor, db }) {
    const manifest = await loadManifest(db, actor, input.experimentId);
    const scope = { workspaceId: actor.workspaceId, experimentId: input.experimentId };
    return { ...(await loadFields(db, scope, manifest)), repeats: await loadRepeats(db, scope, manifest) };
  },
});

type Scope = { workspaceId: string; experimentId: string };

async function loadFields(
  db: Tx,
  { workspaceId, experimentId }: Scope,
  { dataset, variants }: Manifest,
): Promise<Pick<SampleFacts, "ids" | "fields">> {
  const version = await db.datasetVersion.findFirst({ where: { workspaceId, id: dataset.versionId } });
  const names = (version?.metadataFields ?? []).slice(0, mostFields);
  const nothing = () => Array.from({ length: dataset.sampleCount }, (): string | null => null);
  const ids = nothing();
  const fields = names.map((name) => ({ name, values: nothing() }));
  for (let from = 0; from < dataset.sampleCount; from += windowSize) {
    const rows = await db.$queryRaw<{ position: number; sampleId: string; values: (string | null)[] | null }[]>`
      select t."position", t."sampleId", (
        select array_agg(left(s."metadata" ->> f.name, ${longestRead}::int) order by f.place)
        from unnest(${names}::text[]) with ordinality as f(name, place)
      ) as values
      from "Trial" t join "Sample" s on s."workspaceId" = t."workspaceId" and s."id" = t."sampleId"
      where t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experimentId}::uuid
        and t."variantId" = ${variants[0]?.variantId ?? null}::uuid and t."repeat" = 0
        and t."position" >= ${from} and t."position" < ${from + windowSize}`;
    for (const { position, sampleId, values } of rows) {
      ids[position] = sampleId;
      for (const [i, field] of fields.entries()) field.values[position] = values?.[i] ?? null;
    }
  }
  return { ids, fields };
}

/** The primary measure's values repeat by repeat; without repeats there is nothing to split. */
async function loadRepeats(
  db: Tx,
  { workspaceId, experimentId }: Scope,
  { plan, evaluators, variants, dataset }: Manifest,
): Promise<SampleFacts["repeats"]> {
  const primary = evaluators[Math.min(plan.primary, evaluators.length - 1)];
  if (plan.repeats < 2 || !primary) return [];
  const { worst } = measureOf(primary);
  const place = new Map(variants.map(({ variantId }, v) => [variantId, v]));
  const repeats: SampleFacts["repeats"] = variants.map(() => Array.from({ length: dataset.sampleCount }, () => []));
  for (let from = 0; from < dataset.sampleCount; from += windowSize) {
    const rows = await db.$queryRaw<{ variantId: string; position: number; values: (number | null)[] }[]>`
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
        and t."position" >= ${from} and t."position" < ${from + windowSize}
      group by 1, 2`;
    for (const { variantId, position, values } of rows) {
      const samples = repeats[place.get(variantId) ?? -1];
      if (samples) samples[position] = values;
    }
  }
  return repeats;
}
