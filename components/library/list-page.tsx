"use client";

import type { RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { QueryError } from "../shell/query-error";
import { SearchBox } from "../shell/search-box";
import { type DataColumn, DataTable, type TableSort } from "../ui/data-table";
import type { HelpTopic } from "../ui/help-topics";
import { PageHead } from "../ui/page-head";
import { Pagination } from "../ui/pagination";
import { TableSkeleton } from "../ui/skeleton";

export const pageSize = 50;

interface ListPageProps<Row extends RowData> {
  /** The noun in the plural: "Datasets". */
  title: string;
  help: HelpTopic;
  description: string;
  action: ReactNode;
  query: {
    data: { items: Row[]; total: number } | undefined;
    error: unknown;
    isPending: boolean;
    isFetching: boolean;
    refetch: () => unknown;
  };
  columns: DataColumn<Row>[];
  rowHref: (row: Row) => string;
  search: string;
  onSearchChange: (text: string) => void;
  /** Given together when the server sorts. */
  sort?: TableSort;
  onSortChange?: (sort: TableSort | null) => void;
  page: number;
  onPageChange: (page: number) => void;
  /** Beside the search. */
  filters?: ReactNode;
  /** Whether a filter beside the search hides something. */
  isFiltered?: boolean;
  /** Instead of the table while there is nothing at all. */
  noneYet: ReactNode;
  /** In the table when the search and the filters leave nothing. */
  empty: string;
}

/** The page of one noun: head, search, table, pages, and what stands there while, before and instead. */
export function ListPage<Row extends RowData & { id: string }>(props: ListPageProps<Row>) {
  const { title, help, description, action, query, columns, rowHref, search, onSearchChange, sort, onSortChange } =
    props;
  const { page, onPageChange, filters, isFiltered = false, noneYet, empty } = props;
  const nouns = title.toLowerCase();
  const { data } = query;
  return (
    <div className="flex flex-col gap-5">
      <PageHead title={title} help={help} description={description} action={action} />
      {query.isPending ? (
        <TableSkeleton columns={columns.length} />
      ) : !data ? (
        <QueryError error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} />
      ) : data.total === 0 && search === "" && !isFiltered ? (
        noneYet
      ) : (
        <>
          <DataTable
            caption={title}
            columns={columns}
            rows={data.items}
            rowKey={(row) => row.id}
            rowHref={rowHref}
            sort={sort}
            onSortChange={onSortChange}
            toolbar={
              <>
                <SearchBox label={`Search ${nouns}`} value={search} onValueChange={onSearchChange} />
                {filters}
              </>
            }
            empty={empty}
          />
          <Pagination page={page} pageSize={pageSize} total={data.total} onPageChange={onPageChange} noun={nouns} />
        </>
      )}
    </div>
  );
}
