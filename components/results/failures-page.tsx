"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useMemo } from "react";
import { isLive } from "@/server/core/experiment/status";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { Button } from "../ui/button";
import { type DataColumn, DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { formatCount, formatNumber } from "../ui/format";
import { RelativeTime } from "../ui/relative-time";
import { TableSkeleton } from "../ui/skeleton";
import { Chip } from "../ui/status-chip";
import { VariantBadge } from "../ui/variant-badge";
import type { FailedTrial } from "./api-types";
import { useExperiment } from "./experiment-context";
import { failureWords } from "./failure-words";

const pageSize = 100;
const liveRefetchMs = 5_000;

/** The trials that ended without an answer, and why. */
export function FailuresPage() {
  const { experiment } = useExperiment();
  const api = useApi();
  const path = useWorkspacePath();
  const isDraft = experiment.status === "draft";
  const failures = useInfiniteQuery(
    api.results.failures.infiniteQueryOptions(
      { experimentId: experiment.id, limit: pageSize },
      {
        getNextPageParam: (page) => page.nextCursor,
        placeholderData: keepPreviousData,
        enabled: !isDraft,
        refetchInterval: isLive(experiment.status) ? liveRefetchMs : false,
      },
    ),
  );
  const names = useMemo(() => new Map(experiment.variants.map((v) => [v.letter, v.name])), [experiment.variants]);
  const columns = useMemo(() => failureColumns(names), [names]);

  if (isDraft) return <NoneFailed text="Nothing has run yet. Failed trials appear here with their reasons." />;
  if (failures.isPending) return <TableSkeleton columns={5} />;
  if (failures.isError && !failures.data) {
    return <QueryError error={failures.error} onRetry={failures.refetch} retrying={failures.isFetching} />;
  }
  const rows = failures.data.pages.flatMap((page) => page.items);
  const total = failures.data.pages[0]?.total ?? 0;
  if (total === 0) {
    return (
      <NoneFailed text="Every trial that ended so far brought an answer. Retries that helped are not counted; refused or empty answers are among the samples." />
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-muted text-sm">
        {formatCount(total, "trial")} ended without an answer, after every retry that could help. A failed answer counts
        as the lowest score, so a variant gains nothing by failing.
      </p>
      <DataTable
        caption="Failed trials"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.trialId}
        rowHref={(row) =>
          path(`/experiments/${experiment.id}/samples?sample=${row.position + 1}&variant=${row.letter}`)
        }
        empty="No trial has failed."
      />
      {failures.hasNextPage && (
        <div className="flex justify-center">
          <Button pending={failures.isFetchingNextPage} onClick={() => void failures.fetchNextPage()}>
            Show more of {formatNumber(total)}
          </Button>
        </div>
      )}
    </div>
  );
}

function NoneFailed({ text }: { text: string }) {
  return (
    <EmptyState icon={<CircleCheck aria-hidden />} title="No trial has failed">
      {text}
    </EmptyState>
  );
}

const failureColumns = (names: Map<string, string>): DataColumn<FailedTrial>[] => [
  {
    id: "sample",
    header: "Sample",
    opens: true,
    cell: (row) => `Sample ${formatNumber(row.position + 1)}${row.repeat > 0 ? `, repeat ${row.repeat + 1}` : ""}`,
    className: "whitespace-nowrap",
  },
  {
    id: "variant",
    header: "Variant",
    cell: (row) => <VariantBadge letter={row.letter} name={names.get(row.letter)} />,
    className: "max-w-48",
  },
  {
    id: "reason",
    header: "Reason",
    cell: (row) => <Chip tone="danger">{failureWords(row.failureKind)}</Chip>,
  },
  {
    id: "message",
    header: "What happened",
    cell: (row) => <span className="line-clamp-2 min-w-64 text-muted">{row.failureMessage ?? "-"}</span>,
  },
  { id: "attempts", header: "Attempts", align: "right", cell: (row) => formatNumber(row.attempts) },
  {
    id: "finished",
    header: "When",
    align: "right",
    cell: (row) => <RelativeTime instant={row.finishedAt} />,
  },
];
