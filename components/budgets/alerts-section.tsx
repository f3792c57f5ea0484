"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { BellOff } from "lucide-react";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { formatNumber } from "../ui/format";
import { Section } from "../ui/section";
import { TableSkeleton } from "../ui/skeleton";
import { AlertRow } from "./alert-row";

const pageSize = 20;

/** Everything the budgets ever said, the newest first. */
export function AlertsSection() {
  const api = useApi();
  const alerts = useInfiniteQuery(
    api.budgets.alerts.infiniteQueryOptions(
      { limit: pageSize },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const items = alerts.data?.pages.flatMap((page) => page.items) ?? [];
  const total = alerts.data?.pages[0]?.total ?? 0;
  return (
    <Section look="plain" title="Alerts" description="Marks that were reached, and runs that a budget paused.">
      {alerts.isPending ? (
        <TableSkeleton rows={2} columns={3} />
      ) : !alerts.data ? (
        <QueryError error={alerts.error} onRetry={() => void alerts.refetch()} retrying={alerts.isFetching} />
      ) : items.length === 0 ? (
        <EmptyState icon={<BellOff aria-hidden />} title="No alerts">
          When spending reaches a mark of a budget, or a budget pauses a run, it is said here and on the overview.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-3">
          <ul className="divide-y rounded-lg border bg-surface">
            {items.map((alert) => (
              <AlertRow key={alert.id} alert={alert} />
            ))}
          </ul>
          {alerts.hasNextPage && (
            <div className="flex justify-center">
              <Button pending={alerts.isFetchingNextPage} onClick={() => void alerts.fetchNextPage()}>
                Show more of {formatNumber(total)}
              </Button>
            </div>
          )}
        </div>
      )}
    </Section>
  );
}
