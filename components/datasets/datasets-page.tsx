"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Database } from "lucide-react";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { SearchBox } from "../shell/search-box";
import { ButtonLink } from "../ui/button";
import { DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { PageHead } from "../ui/page-head";
import { Pagination } from "../ui/pagination";
import { TableSkeleton } from "../ui/skeleton";
import { datasetColumns } from "./dataset-columns";

const pageSize = 50;
const sorts = ["updated", "name", "samples"] as const;
const view = {
  search: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(sorts).withDefault("updated"),
  direction: parseAsStringLiteral(["asc", "desc"] as const).withDefault("desc"),
  page: parseAsInteger.withDefault(1),
};

export function DatasetsPage() {
  const api = useApi();
  const path = useWorkspacePath();
  const [{ search, sort, direction, page }, setView] = useQueryStates(view);
  const datasets = useQuery(
    api.datasets.list.queryOptions(
      { search, sort, direction, limit: pageSize, cursor: String((page - 1) * pageSize) },
      { placeholderData: keepPreviousData },
    ),
  );
  const isNew = datasets.data?.total === 0 && search === "";

  return (
    <div className="flex flex-col gap-5">
      <PageHead
        title="Datasets"
        description="The samples that experiments run on. Each import makes a version that never changes."
        action={
          <ButtonLink variant="primary" href={path("/datasets/new")}>
            Import
          </ButtonLink>
        }
      />
      {datasets.isPending ? (
        <TableSkeleton columns={5} />
      ) : datasets.isError ? (
        <QueryError error={datasets.error} onRetry={datasets.refetch} retrying={datasets.isFetching} />
      ) : isNew ? (
        <EmptyState
          icon={<Database aria-hidden />}
          title="No dataset yet"
          action={
            <ButtonLink variant="primary" href={path("/datasets/new")}>
              Import a dataset
            </ButtonLink>
          }
        >
          Import a CSV, JSON or JSONL file, paste rows, or begin with one of three examples.
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption="Datasets"
            columns={datasetColumns}
            rows={datasets.data.items}
            rowKey={(row) => row.id}
            rowHref={(row) => path(`/datasets/${row.id}`)}
            sort={{ id: sort, desc: direction === "desc" }}
            onSortChange={(next) =>
              void setView({
                sort: sorts.find((each) => each === next?.id) ?? "updated",
                direction: next?.desc === false ? "asc" : "desc",
                page: null,
              })
            }
            toolbar={
              <SearchBox
                label="Search datasets"
                value={search}
                onValueChange={(text) => void setView({ search: text || null, page: null })}
              />
            }
            empty={`No dataset has "${search}" in its name.`}
          />
          <Pagination
            page={page}
            pageSize={pageSize}
            total={datasets.data.total}
            onPageChange={(next) => void setView({ page: next })}
            noun="datasets"
          />
        </>
      )}
    </div>
  );
}
