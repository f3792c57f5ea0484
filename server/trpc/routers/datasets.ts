import { archiveDataset } from "@/server/services/datasets/archive-dataset";
import { getDataset } from "@/server/services/datasets/get-dataset";
import { importDataset } from "@/server/services/datasets/import-dataset";
import { importExampleDataset } from "@/server/services/datasets/import-example-dataset";
import { listDatasets } from "@/server/services/datasets/list-datasets";
import { listExampleDatasets } from "@/server/services/datasets/list-example-datasets";
import { listSamples } from "@/server/services/datasets/list-samples";
import { router } from "../init";
import { serve, serveMutation } from "../serve";

export const datasets = router({
  list: serve(listDatasets),
  get: serve(getDataset),
  samples: serve(listSamples),
  import: serveMutation(importDataset),
  archive: serveMutation(archiveDataset),
  examples: serve(listExampleDatasets),
  importExample: serveMutation(importExampleDataset),
});
