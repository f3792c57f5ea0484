"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useFormContext, useWatch } from "react-hook-form";
import { useApi } from "../../shell/api-provider";
import { Combobox } from "../../ui/combobox";
import { Field } from "../../ui/field";
import { formatCount } from "../../ui/format";
import { Select } from "../../ui/select";
import { useFormField } from "./fields";
import { useFormState } from "./form-context";
import type { FormValues } from "./form-schema";

/** The chosen dataset with its versions; undefined while nothing is chosen or it loads. */
export function useChosenDataset() {
  const api = useApi();
  const { control } = useFormContext<FormValues>();
  const [datasetId, versionId] = useWatch({ control, name: ["datasetId", "datasetVersionId"] });
  const { data } = useQuery(api.datasets.get.queryOptions(datasetId ? { datasetId } : skipToken));
  const dataset = data?.id === datasetId ? data : undefined;
  return { dataset, version: dataset?.versions.find((each) => each.id === versionId) };
}

export function DatasetField() {
  const { setValue } = useFormContext<FormValues>();
  const { library } = useFormState();
  const { field, value: versionId, error } = useFormField("datasetVersionId");
  const { value: datasetId } = useFormField("datasetId");
  const { dataset, version } = useChosenDataset();
  const options = library.datasets.map((each) => ({
    value: each.id,
    label: each.name,
    hint: formatCount(each.sampleCount, "sample"),
  }));
  // One that was archived since stays readable in a draft or a copy.
  if (dataset && !options.some(({ value }) => value === dataset.id)) {
    options.push({ value: dataset.id, label: dataset.name, hint: "archived" });
  }
  const set = { shouldDirty: true, shouldValidate: true };
  const help = version
    ? `${formatCount(version.sampleCount, "sample")} with ${nameColumns(version)}${version.hasExpected ? " and expected answers" : "; no expected answers"}.`
    : null;

  function choose(id: string) {
    const latest = library.datasets.find((each) => each.id === id)?.versionId ?? dataset?.versions[0]?.id ?? "";
    setValue("datasetId", id, { shouldDirty: true });
    setValue("datasetVersionId", latest, set);
  }

  return (
    <div data-path="datasetVersionId" className="grid grid-cols-[minmax(0,1fr)_88px] gap-3">
      <Field label="Dataset" required error={error} help={help}>
        <Combobox
          value={typeof datasetId === "string" ? datasetId : ""}
          onValueChange={choose}
          onBlur={field.onBlur}
          options={options}
          placeholder="Choose a dataset"
          nothingFound="No dataset has this name."
        />
      </Field>
      <Field
        label={
          <>
            Version<span className="sr-only"> of the dataset</span>
          </>
        }
      >
        <Select
          value={typeof versionId === "string" ? versionId : ""}
          onValueChange={(id) => setValue("datasetVersionId", id, set)}
          placeholder="-"
          disabled={!dataset}
          options={(dataset?.versions ?? []).map((each) => ({
            value: each.id,
            label: `v${each.number}`,
            hint: formatCount(each.sampleCount, "sample"),
          }))}
        />
      </Field>
    </div>
  );
}

const nameColumns = ({ inputColumns, imageColumns }: { inputColumns: string[]; imageColumns: string[] }) =>
  inputColumns.map((column) => (imageColumns.includes(column) ? `${column} (image)` : column)).join(", ");
