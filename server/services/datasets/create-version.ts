import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import type { Prisma, Tx } from "@/server/db/client";
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
    select: { number: true, contentHash: true },
  });
  if (latest?.contentHash === read.contentHash) {
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
      metadataFields: read.metadataFields,
      hasExpected: read.hasExpected,
      hasGroups: read.hasGroups,
      sourceName,
      createdById: actor.kind === "member" ? actor.userId : null,
      createdAt: now,
    },
  });
  for (let from = 0; from < read.samples.length; from += batchRows) {
    await db.sample.createMany({
      data: read.samples.slice(from, from + batchRows).map((sample, index) => ({
        workspaceId,
        datasetVersionId: version.id,
        position: from + index,
        inputs: sample.inputs as Prisma.InputJsonObject,
        expected: sample.expected,
        metadata: sample.metadata as Prisma.InputJsonObject,
        groupKey: sample.group,
      })),
    });
  }
  return version;
}
