"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { SearchBox } from "../shell/search-box";
import { DataTable } from "../ui/data-table";
import { Pagination } from "../ui/pagination";
import { Select } from "../ui/select";
import { TableSkeleton } from "../ui/skeleton";
import { sampleColumns } from "./sample-columns";
import { SampleSheet } from "./sample-sheet";

const usualPageSize = 50;
/** Pictures come with their samples, up to 1 MiB each. */
const picturePageSize = 10;
const view = {
  version: parseAsInteger,
  search: parseAsString.withDefault(""),
  page: parseAsInteger.withDefault(1),
  sample: parseAsString,
};

/** The samples of one version, paged by the server; a row opens the whole sample beside the list. */
export function SamplesTab({ datasetId }: { datasetId: string }) {
  const api = useApi();
  const [{ version: number, search, page, sample: openId }, setView] = useQueryStates(view);
  const dataset = useQuery(api.datasets.get.queryOptions({ datasetId }));
  const versions = dataset.data?.versions ?? [];
  const version = versions.find((each) => each.number === number) ?? versions[0];
  const pageSize = version && version.imageColumns.length > 0 ? picturePageSize : usualPageSize;
  const columns = useMemo(() => (version ? sampleColumns(version) : []), [version]);
  const samples = useQuery(
    api.datasets.samples.queryOptions(
      {
        datasetVersionId: version?.id ?? "",
        search,
        limit: pageSize,
        cursor: String((page - 1) * pageSize),
      },
      { enabled: version !== undefined, placeholderData: keepPreviousData },
    ),
  );

  if (!version || samples.isPending) return <TableSkeleton columns={4} />;
  if (samples.isError) {
    return <QueryError error={samples.error} onRetry={samples.refetch} retrying={samples.isFetching} />;
  }
  const { items, total } = samples.data;
  const open = items.findIndex((item) => item.id === openId);
  return (
    <div className="flex flex-col gap-3">
      <DataTable
        caption={`Samples of version ${version.number}`}
        columns={columns}
        rows={items}
        rowKey={(row) => row.id}
        onRowOpen={(row) => void setView({ sample: row.id })}
        openKey={openId}
        columnPicker
        toolbar={
          <>
            <SearchBox
              label="Search inputs and answers"
              value={search}
              onValueChange={(text) => void setView({ search: text || null, page: null })}
            />
            {versions.length > 1 && (
              <Select
                aria-label="Version"
                className="w-40"
                value={String(version.number)}
                options={versions.map((each, index) => ({
                  value: String(each.number),
                  label: `Version ${each.number}${index === 0 ? " (latest)" : ""}`,
                }))}
                onValueChange={(next) =>
                  void setView({ version: next === String(versions[0]?.number) ? null : Number(next), page: null })
                }
              />
            )}
          </>
        }
        empty={search ? `No sample holds "${search}".` : "This version has no samples."}
      />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        onPageChange={(next) => void setView({ page: next })}
        noun="samples"
      />
      <SampleSheet
        sample={items[open] ?? null}
        imageColumns={version.imageColumns}
        onClose={() => void setView({ sample: null })}
        onPrevious={open > 0 ? () => void setView({ sample: items[open - 1]?.id ?? null }) : null}
        onNext={
          open >= 0 && open < items.length - 1 ? () => void setView({ sample: items[open + 1]?.id ?? null }) : null
        }
      />
    </div>
  );
}
