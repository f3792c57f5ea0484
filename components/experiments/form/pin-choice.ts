import type { FormValues } from "./form-schema";

interface Offered {
  datasets: readonly { id: string; versionId: string }[];
  prompts: readonly { id: string; versionId: string }[];
}

/** What the link that led here chose: a dataset version, a prompt for A. */
interface Choice {
  datasetVersionId: string | null;
  promptId: string | null;
}

/** The form with that choice in place of what stood there. What is not offered (any more) changes nothing. */
export function pinChoice(values: FormValues, { datasetVersionId, promptId }: Choice, offered: Offered): FormValues {
  const dataset = offered.datasets.find((each) => each.versionId === datasetVersionId);
  const prompt = offered.prompts.find((each) => each.id === promptId);
  const [first, ...rest] = values.variants;
  return {
    ...values,
    ...(dataset && { datasetId: dataset.id, datasetVersionId: dataset.versionId }),
    ...(prompt &&
      first && { variants: [{ ...first, promptId: prompt.id, promptVersionId: prompt.versionId }, ...rest] }),
  };
}
