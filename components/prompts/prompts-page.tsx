"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MessageSquareText } from "lucide-react";
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
import { promptColumns } from "./prompt-columns";

const pageSize = 50;
const sorts = ["updated", "name"] as const;
const view = {
  search: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(sorts).withDefault("updated"),
  direction: parseAsStringLiteral(["asc", "desc"] as const).withDefault("desc"),
  page: parseAsInteger.withDefault(1),
};

export function PromptsPage() {
  const api = useApi();
  const path = useWorkspacePath();
  const [{ search, sort, direction, page }, setView] = useQueryStates(view);
  const prompts = useQuery(
    api.prompts.list.queryOptions(
      { search, sort, direction, limit: pageSize, cursor: String((page - 1) * pageSize) },
      { placeholderData: keepPreviousData },
    ),
  );
  const isNew = prompts.data?.total === 0 && search === "";

  return (
    <div className="flex flex-col gap-5">
      <PageHead
        title="Prompts"
        description="What is sent to a model. Each save makes a version that never changes."
        action={
          <ButtonLink variant="primary" href={path("/prompts/new")}>
            New prompt
          </ButtonLink>
        }
      />
      {prompts.isPending ? (
        <TableSkeleton columns={4} />
      ) : prompts.isError ? (
        <QueryError error={prompts.error} onRetry={prompts.refetch} retrying={prompts.isFetching} />
      ) : isNew ? (
        <EmptyState
          icon={<MessageSquareText aria-hidden />}
          title="No prompt yet"
          action={
            <ButtonLink variant="primary" href={path("/prompts/new")}>
              Write a prompt
            </ButtonLink>
          }
        >
          Write the messages once, with variables where the sample's values go, and compare it with another.
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption="Prompts"
            columns={promptColumns}
            rows={prompts.data.items}
            rowKey={(row) => row.id}
            rowHref={(row) => path(`/prompts/${row.id}`)}
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
                label="Search prompts"
                value={search}
                onValueChange={(text) => void setView({ search: text || null, page: null })}
              />
            }
            empty={`No prompt has "${search}" in its name.`}
          />
          <Pagination
            page={page}
            pageSize={pageSize}
            total={prompts.data.total}
            onPageChange={(next) => void setView({ page: next })}
            noun="prompts"
          />
        </>
      )}
    </div>
  );
}
