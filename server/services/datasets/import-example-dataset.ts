import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { command } from "../operation";
import { createDataset } from "./create-dataset";
import { createVersion } from "./create-version";
import { exampleDatasets, readExample } from "./example-datasets";
import { importedDataset } from "./import-dataset";
import { readSamples } from "./read-samples";

/** One of the datasets that come with Assay becomes a dataset of the workspace. */
export const importExampleDataset = command({
  name: "exampleDataset.import",
  permission: "datasets:write",
  input: z.object({ key: z.enum(exampleDatasets.map((example) => example.key)) }),
  output: importedDataset,
  async run({ input, actor, db, now, audit }) {
    const example = exampleDatasets.find(({ key }) => key === input.key);
    if (!example) throw new AppError("not_found", "There is no such example.");
    const { title, description, fileName } = example;
    const read = readSamples(fileName, await readExample(example), null);
    const dataset = await createDataset(db, actor, { name: title, description }, now);
    const { id, number, sampleCount } = await createVersion(db, actor, dataset, { read, sourceName: fileName, now });
    audit(null, { id: dataset.id, name: title, number, sampleCount, sourceName: fileName });
    return { datasetId: dataset.id, datasetVersionId: id, name: title, number, sampleCount };
  },
});
