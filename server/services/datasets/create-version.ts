import type { Actor } from "@/server/core/access/actor";
import type { Sample } from "@/server/core/dataset/schema";
import { AppError } from "@/server/core/errors";
import type { Tx } from "@/server/db/client";
import type { ReadSamples } from "./read-samples";

const batchRows = 1000;

type Target = { id: string; name: string };

/** The dataset's next version. Its row is held until the commit, so two imports at once get one number each. */
export async function createVersion(
  db: Tx,
  actor: Actor,
  dataset: Target,
  { read, sourceName, now }: { read: ReadSamples; sourceName: string; now: Date },
) {
  const { workspaceId } = actor;
  await db.$queryRaw`select 1 from "Dataset"
    where "workspaceId" = ${workspaceId}::uuid and "id" = ${dataset.id}::uuid for update`;
  const latest = await db.datasetVersion.findFirst({
    where: { workspaceId, datasetId: dataset.id },
    orderBy: { number: "desc" },
    select: { number: true, contentHash: true, imageColumns: true },
  });
  const isSame =
    latest?.contentHash === read.contentHash && latest.imageColumns.join("\n") === read.imageColumns.join("\n");
  if (isSame) {
    throw new AppError(
      "conflict",
      `The file holds the same samples as version ${latest.number} of ${dataset.name}, so no new version was made.`,
    );
  }
  const version = await db.datasetVersion.create({
    data: {
      workspaceId,
      datasetId: dataset.id,
      number: (latest?.number ?? 0) + 1,
      contentHash: read.contentHash,
      sampleCount: read.samples.length,
      inputColumns: read.inputColumns,
      imageColumns: read.imageColumns,
      imageUrlColumns: read.imageUrlColumns,
      metadataFields: read.metadataFields,
      hasExpected: read.hasExpected,
      hasGroups: read.hasGroups,
      sourceName,
      createdById: actor.kind === "member" ? actor.userId : null,
      createdAt: now,
    },
  });
  for (let from = 0; from < read.samples.length; from += batchRows) {
    await insertSamples(
      db,
      { workspaceId, datasetVersionId: version.id },
      read.samples.slice(from, from + batchRows),
      from,
    );
  }
  return version;
}

/** Columns as arrays: many times faster than a parameter per cell, and JSON goes in as the text that it is. */
async function insertSamples(
  db: Tx,
  { workspaceId, datasetVersionId }: { workspaceId: string; datasetVersionId: string },
  samples: Sample[],
  from: number,
): Promise<void> {
  await db.$executeRaw`
    insert into "Sample" ("id", "workspaceId", "datasetVersionId", "position", "inputs", "expected", "metadata", "groupKey")
    select gen_random_uuid(), ${workspaceId}::uuid, ${datasetVersionId}::uuid, x.position, x.inputs::jsonb, x.expected,
      x.metadata::jsonb, x.group_key
    from unnest(${samples.map((_, index) => from + index)}::int[], ${samples.map((s) => JSON.stringify(s.inputs))}::text[],
      ${samples.map((s) => s.expected)}::text[], ${samples.map((s) => JSON.stringify(s.metadata))}::text[],
      ${samples.map((s) => s.group)}::text[]) as x(position, inputs, expected, metadata, group_key)`;
}
