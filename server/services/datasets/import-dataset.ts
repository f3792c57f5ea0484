import { z } from "zod";
import { mappingSchema } from "@/server/core/dataset/schema";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { command } from "../operation";
import { createDataset } from "./create-dataset";
import { createVersion } from "./create-version";
import { loadDataset } from "./load-dataset";
import { readSamples } from "./read-samples";

export const importedDataset = z.object({
  datasetId: id("dataset"),
  datasetVersionId: id("datasetVersion"),
  name: z.string(),
  number: z.number().int(),
  sampleCount: z.number().int(),
});

/** A file becomes a new dataset, or the next version of one. All or nothing. */
export const importDataset = command({
  name: "dataset.import",
  permission: "datasets:write",
  input: z.object({
    target: z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("new"),
        name: z.string().trim().min(1, { error: "Give the dataset a name." }).max(120),
        description: z.string().trim().max(2000).default(""),
      }),
      z.object({ kind: z.literal("next"), datasetId: id("dataset") }),
    ]),
    sourceName: z.string().trim().min(1).max(255),
    text: z.string(),
    mapping: mappingSchema,
  }),
  output: importedDataset,
  async run({ input, actor, db, now, audit }) {
    const { target, sourceName } = input;
    const known = target.kind === "next" ? await loadDataset(db, actor, target.datasetId) : null;
    if (known?.archivedAt) {
      throw new AppError("conflict", "This dataset is archived. Import the file as a new dataset instead.");
    }
    const read = readSamples(sourceName, input.text, input.mapping);
    const dataset = target.kind === "new" ? await createDataset(db, actor, target, now) : known;
    if (!dataset) throw new AppError("not_found", "There is no such dataset in this workspace.");
    const version = await createVersion(db, actor, dataset, { read, sourceName, now });
    const { number, sampleCount, contentHash } = version;
    audit(null, { id: dataset.id, name: dataset.name, number, sampleCount, contentHash, sourceName });
    return { datasetId: dataset.id, datasetVersionId: version.id, name: dataset.name, number, sampleCount };
  },
});
