"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { SearchBox } from "../shell/search-box";
import { DataTable } from "../ui/data-table";
import { Pagination } from "../ui/pagination";
import { Section } from "../ui/section";
import { TableSkeleton } from "../ui/skeleton";
import { modelColumns } from "./model-columns";
import { ModelSheet } from "./model-sheet";

const pageSize = 50;
const view = {
  search: parseAsString.withDefault(""),
  page: parseAsInteger.withDefault(1),
  model: parseAsString,
};

/** Every model that experiments may use; a row opens its prices. Nothing shows while there is no model at all. */
export function ModelsSection() {
  const api = useApi();
  const [{ search, page, model: openId }, setView] = useQueryStates(view);
  const path = useWorkspacePath();
  const columns = useMemo(() => modelColumns((modelId) => path(`/models/${modelId}`)), [path]);
  const models = useQuery(
    api.models.list.queryOptions(
      { search, limit: pageSize, cursor: String((page - 1) * pageSize), withHealth: true },
      { placeholderData: keepPreviousData },
    ),
  );
  if (models.isPending) return <TableSkeleton rows={4} columns={5} />;
  if (models.isError) {
    return <QueryError error={models.error} onRetry={models.refetch} retrying={models.isFetching} />;
  }
  const { items, total } = models.data;
  const open = items.find((item) => item.id === openId);
  if (total === 0 && search === "") return null;
  return (
    <Section
      look="plain"
      title="Models"
      description="What variants and judges can use. Open one to correct its prices; its state leads to its own page."
    >
      <div className="flex flex-col gap-3">
        <DataTable
          caption="Models"
          columns={columns}
          rows={items}
          rowKey={(row) => row.id}
          onRowOpen={(row) => void setView({ model: row.id })}
          openKey={openId}
          toolbar={
            <SearchBox
              label="Search models"
              value={search}
              onValueChange={(text) => void setView({ search: text || null, page: null })}
            />
          }
          empty={`No model has "${search}" in its name.`}
        />
        <Pagination
          page={page}
          pageSize={pageSize}
          total={total}
          onPageChange={(next) => void setView({ page: next })}
          noun="models"
        />
      </div>
      {open && <ModelSheet key={open.id} model={open} onClose={() => void setView({ model: null })} />}
    </Section>
  );
}
