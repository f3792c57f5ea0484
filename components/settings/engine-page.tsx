"use client";

import { useQuery } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";
import { PageCrumbs } from "../shell/frame-slots";
import { QueryError } from "../shell/query-error";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { formatInstant } from "../ui/format";
import { Skeleton, TableSkeleton } from "../ui/skeleton";
import { EngineFigures } from "./engine-figures";
import { FailedRuns } from "./failed-runs";
import { FunctionTable } from "./function-table";
import { live } from "./live";

const crumbs = [{ label: "Durable work" }];

/** For operators: whether durable work is executed, what waits, what failed for good. */
export function EnginePage() {
  const api = useApi();
  const status = useQuery(api.engine.status.queryOptions({}, live));
  return (
    <>
      <PageCrumbs crumbs={crumbs} />
      {status.isPending ? (
        <PageSkeleton />
      ) : !status.data ? (
        <QueryError
          error={status.error}
          kept="Durable work goes on without this page."
          onRetry={() => void status.refetch()}
          retrying={status.isFetching}
        />
      ) : status.data.kind === "inngest" ? (
        <ElsewhereState url={status.data.url} />
      ) : (
        <div className="flex flex-col gap-6">
          {status.isError && <Silent sinceMs={status.dataUpdatedAt} onRetry={() => void status.refetch()} />}
          <EngineFigures status={status.data} />
          <FailedRuns />
          <FunctionTable functions={status.data.functions} />
        </div>
      )}
    </>
  );
}

function ElsewhereState({ url }: { url: string }) {
  return (
    <EmptyState
      title="An Inngest server does the durable work"
      action={
        <a href={url} className="rounded-sm text-accent text-sm underline underline-offset-2">
          {url}
        </a>
      }
    >
      Its own dashboard shows the queue, the runs and what failed, and can run it again. It may be reachable from the
      server's network only.
    </EmptyState>
  );
}

function Silent({ sinceMs, onRetry }: { sinceMs: number; onRetry: () => void }) {
  return (
    <Banner
      tone="warning"
      title="No news from the server"
      action={
        <Button size="sm" onClick={onRetry}>
          Ask again
        </Button>
      }
    >
      What you see is from {formatInstant(sinceMs)}. It catches up as soon as the server answers.
    </Banner>
  );
}

function PageSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <Skeleton className="h-36 rounded-lg" />
      <TableSkeleton rows={4} columns={4} />
    </div>
  );
}
