"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { PageCrumbs } from "../../shell/frame-slots";
import { QueryError } from "../../shell/query-error";
import { PageHead } from "../../ui/page-head";
import { Skeleton } from "../../ui/skeleton";
import { ExperimentForm } from "./experiment-form";
import { emptyForm } from "./form-defaults";
import type { FormValues } from "./form-schema";
import { isComplete, MissingParts } from "./missing-parts";
import { pinChoice } from "./pin-choice";
import { type Library, useLibrary } from "./use-library";
import { useSource } from "./use-source";

const from = { dataset: parseAsString, prompt: parseAsString, copy: parseAsString, draft: parseAsString };
const crumbs = { new: [{ label: "New" }], copy: [{ label: "Copy" }], edit: [{ label: "Edit" }] };
const titles = { new: "New experiment", copy: "Copy an experiment", edit: "Edit the plan" };

/** A new experiment: from nothing, on a dataset or a prompt, from a draft, or from any experiment. */
export function NewExperimentPage() {
  const [{ dataset, prompt, copy, draft }] = useQueryStates(from);
  const use = draft ? "edit" : copy ? "copy" : "new";
  return (
    <div className="flex flex-col gap-5">
      <PageCrumbs crumbs={crumbs[use]} />
      <PageHead
        help="newExperiment"
        title={titles[use]}
        description="Choose the data, the variants and what matters. Everything else has a sensible value."
      />
      <Content
        key={`${use} ${draft ?? copy ?? dataset} ${prompt}`}
        use={use}
        sourceId={draft ?? copy}
        choice={{ datasetVersionId: dataset, promptId: prompt }}
      />
    </div>
  );
}

interface ContentProps {
  use: keyof typeof titles;
  sourceId: string | null;
  choice: Parameters<typeof pinChoice>[1];
}

function Content({ use, sourceId, choice }: ContentProps) {
  const { library, error, isFetching, retry } = useLibrary();
  const source = useSource(use === "new" ? null : sourceId, use === "edit" ? "edit" : "copy");
  if (error) return <QueryError error={error} onRetry={retry} retrying={isFetching} />;
  if (source.error) return <QueryError error={source.error} onRetry={source.retry} retrying={source.isFetching} />;
  if (!library || (sourceId && !source.values)) return <FormSkeleton />;
  if (!isComplete(library) && !source.values) return <MissingParts library={library} />;
  return (
    <ExperimentForm
      initial={source.values ?? beginWith(library)}
      pin={(values) => pinChoice(values, choice, library)}
      library={library}
      storageKey={`experiment:${use}${sourceId ? `:${sourceId}` : ""}`}
    />
  );
}

/** The only dataset is the chosen one. */
function beginWith({ datasets }: Library): FormValues {
  const [only] = datasets;
  const form = emptyForm();
  return only && datasets.length === 1 ? { ...form, datasetId: only.id, datasetVersionId: only.versionId } : form;
}

function FormSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
      <div className="flex flex-col gap-5">
        <Skeleton className="h-96 rounded-lg" />
        <Skeleton className="h-56 rounded-lg" />
      </div>
      <Skeleton className="h-72 rounded-lg" />
    </div>
  );
}
