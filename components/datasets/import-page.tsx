"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { useHydrated } from "../hooks/use-hydrated";
import { useApi } from "../shell/api-provider";
import { PageCrumbs } from "../shell/frame-slots";
import { QueryError } from "../shell/query-error";
import { PageHead } from "../ui/page-head";
import { Section } from "../ui/section";
import { Skeleton } from "../ui/skeleton";
import { ChooseSource } from "./choose-source";
import { ExampleCards } from "./example-cards";
import { MapSource } from "./map-source";
import type { ReadSource } from "./read-file";

const crumbs = [{ label: "Import" }];

/** A new dataset, or with `?dataset=` the next version of one. */
export function ImportPage() {
  const api = useApi();
  const isHydrated = useHydrated();
  const [datasetId] = useQueryState("dataset", parseAsString);
  const [source, setSource] = useState<ReadSource | null>(null);
  const dataset = useQuery(
    api.datasets.get.queryOptions({ datasetId: datasetId ?? "" }, { enabled: datasetId !== null }),
  );
  const table = source?.result.ok ? source.result.table : null;
  const [latest] = dataset.data?.versions ?? [];
  const next =
    dataset.data && latest
      ? {
          id: dataset.data.id,
          name: dataset.data.name,
          number: latest.number + 1,
          inputColumns: latest.inputColumns,
        }
      : null;

  if (!isHydrated || (datasetId && dataset.isPending)) return <ImportSkeleton />;
  if (datasetId && dataset.isError) {
    return <QueryError error={dataset.error} onRetry={dataset.refetch} retrying={dataset.isFetching} />;
  }
  return (
    <div className="flex flex-col gap-6">
      <PageCrumbs crumbs={crumbs} />
      <PageHead
        help="importing"
        title={next ? `Import version ${next.number} of ${next.name}` : "Import a dataset"}
        description={
          next
            ? "Earlier versions stay as they are; experiments keep the version they ran on."
            : "One row is one sample: the inputs of a prompt and, where there is one, the right answer."
        }
      />
      {source && table ? (
        <MapSource key={source.name} source={source} table={table} next={next} onBack={() => setSource(null)} />
      ) : (
        <>
          <ChooseSource onRead={setSource} />
          {!next && (
            <Section
              look="plain"
              title="Or begin with an example"
              description="Written for Assay, ready for a first experiment."
            >
              <ExampleCards />
            </Section>
          )}
        </>
      )}
    </div>
  );
}

function ImportSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-6">
      <Skeleton className="h-7 w-72" />
      <Skeleton className="h-56 rounded-lg" />
    </div>
  );
}
