"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { Button } from "../ui/button";
import { DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { formatNumber } from "../ui/format";
import { Section } from "../ui/section";
import { TableSkeleton } from "../ui/skeleton";
import { failedRunColumns } from "./failed-run-columns";
import { FailedRunSheet } from "./failed-run-sheet";
import { live } from "./live";

const pageSize = 50;

/** The workspace's durable work that failed for good; a row opens all that is known of it. */
export function FailedRuns() {
  const api = useApi();
  const path = useWorkspacePath();
  const [openId, setOpenId] = useQueryState("run", parseAsString);
  const failures = useInfiniteQuery(
    api.engine.failures.infiniteQueryOptions(
      { limit: pageSize },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData, ...live },
    ),
  );
  const columns = useMemo(() => failedRunColumns(path), [path]);
  const rows = failures.data?.pages.flatMap((page) => page.items) ?? [];
  const total = failures.data?.pages[0]?.total ?? 0;
  const open = rows.find((row) => row.runId === openId);
  return (
    <Section
      look="plain"
      title="Failed work"
      description="Of this workspace, in the last 24 hours, after every retry of its own."
    >
      {failures.isPending ? (
        <TableSkeleton rows={3} columns={4} />
      ) : !failures.data ? (
        <QueryError
          error={failures.error}
          kept="What failed is kept for 24 hours."
          onRetry={() => void failures.refetch()}
          retrying={failures.isFetching}
        />
      ) : total === 0 ? (
        <EmptyState icon={<CircleCheck aria-hidden />} title="No failed work in the last 24 hours">
          Work that fails for good appears here with its error and a button that starts it again.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-3">
          <DataTable
            caption="Failed work"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.runId}
            onRowOpen={(row) => void setOpenId(row.runId)}
            openKey={openId}
            empty="No failed work in the last 24 hours."
          />
          {failures.hasNextPage && (
            <div className="flex justify-center">
              <Button pending={failures.isFetchingNextPage} onClick={() => void failures.fetchNextPage()}>
                Show more of {formatNumber(total)}
              </Button>
            </div>
          )}
        </div>
      )}
      {open && <FailedRunSheet run={open} onClose={() => void setOpenId(null)} />}
    </Section>
  );
}
