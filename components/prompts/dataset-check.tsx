"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { whyNotPlaceImages } from "@/server/core/prompt/image-use";
import type { PromptMessage } from "@/server/core/prompt/schema";
import { checkVariables, findVariables } from "@/server/core/prompt/template";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { Banner } from "../ui/banner";
import { Code } from "../ui/code-block";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { formatCount } from "../ui/format";
import { Skeleton } from "../ui/skeleton";

type Message = Pick<PromptMessage, "role" | "content">;

/** Holds the variables against a dataset's columns while the prompt is being written. */
export function DatasetCheck({ messages }: { messages: Message[] }) {
  const variables = findVariables(messages);
  const api = useApi();
  const [datasetId, setDatasetId] = useState("");
  const datasets = useQuery(api.datasets.list.queryOptions({ limit: 200 }));
  const dataset = useQuery(api.datasets.get.queryOptions({ datasetId }, { enabled: datasetId !== "" }));
  const options = (datasets.data?.items ?? []).map(({ id, name, sampleCount }) => ({
    value: id,
    label: name,
    hint: formatCount(sampleCount, "sample"),
  }));
  const latest = dataset.data?.versions[0];
  const columns = latest?.inputColumns;
  const check = columns ? checkVariables(variables, columns) : null;
  const wrongPlace = latest ? whyNotPlaceImages(messages, latest.imageColumns) : null;
  const unused = columns?.filter((column) => !variables.includes(column)) ?? [];

  if (datasets.data?.total === 0) return <p className="text-muted text-sm">Import a dataset to check against it.</p>;
  return (
    <div className="flex flex-col gap-3">
      <Field label="Dataset">
        <Combobox
          value={datasetId}
          onValueChange={setDatasetId}
          options={options}
          placeholder="Choose a dataset"
          nothingFound="No dataset has this name."
        />
      </Field>
      {datasets.error && <FormError error={errorParts(datasets.error)} />}
      {dataset.error && <FormError error={errorParts(dataset.error)} />}
      {datasetId !== "" && dataset.isPending && <Skeleton className="h-12" />}
      {check?.message && <Banner tone="warning">{check.message}</Banner>}
      {wrongPlace && <Banner tone="warning">{wrongPlace}</Banner>}
      {check && !check.message && !wrongPlace && (
        <p className="flex items-start gap-2 text-sm">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
          {variables.length === 0
            ? "The prompt uses no variables, so every sample gets the same prompt."
            : "The dataset fills every variable."}
        </p>
      )}
      {check && unused.length > 0 && (
        <p className="flex flex-wrap items-center gap-1 text-muted text-sm">
          Not used:
          {unused.map((column) => (
            <Code key={column}>{column}</Code>
          ))}
        </p>
      )}
    </div>
  );
}
