import { z } from "zod";
import { id } from "@/server/core/ids";
import { query } from "../operation";
import { exampleDatasets, readExample } from "./example-datasets";
import { readSamples } from "./read-samples";

/** The datasets that come with Assay, and which of them the workspace already has (told by their content). */
export const listExampleDatasets = query({
  name: "exampleDataset.list",
  permission: "datasets:read",
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        key: z.enum(exampleDatasets.map((example) => example.key)),
        title: z.string(),
        description: z.string(),
        fileName: z.string(),
        sampleCount: z.number().int(),
        importedDatasetId: id("dataset").nullable(),
      }),
    ),
  }),
  async run({ actor, db }) {
    const examples = await Promise.all(
      exampleDatasets.map(async (example) => ({
        ...example,
        read: readSamples(example.fileName, await readExample(example), null),
      })),
    );
    const present = await db.datasetVersion.findMany({
      where: {
        workspaceId: actor.workspaceId,
        contentHash: { in: examples.map(({ read }) => read.contentHash) },
        dataset: { archivedAt: null },
      },
      select: { datasetId: true, contentHash: true },
    });
    return {
      items: examples.map(({ read, ...example }) => ({
        ...example,
        sampleCount: read.samples.length,
        importedDatasetId: present.find((row) => row.contentHash === read.contentHash)?.datasetId ?? null,
      })),
    };
  },
});
