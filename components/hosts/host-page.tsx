"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { isNotFound } from "../shell/error-parts";
import { PageCrumbs } from "../shell/frame-slots";
import { NotFoundState } from "../shell/not-found-state";
import { QueryError } from "../shell/query-error";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { formatInstant } from "../ui/format";
import { PageHead } from "../ui/page-head";
import { HeadSkeleton, Skeleton, TableSkeleton } from "../ui/skeleton";
import { Chip } from "../ui/status-chip";
import type { Host } from "./api-types";
import { KeepAliveSetting } from "./keep-alive-setting";
import { LoadedModels } from "./loaded-models";
import { PullForm } from "./pull-form";
import { PullList } from "./pull-list";
import { PulledModels } from "./pulled-models";

const calmMs = 4_000;
const busyMs = 1_000;

const isBusy = (host: Host | undefined) =>
  host?.pulls.some(({ status, isStalled }) => status === "running" && !isStalled) ?? false;

/** An Ollama host as it is now: what it has, what it holds in memory, what it is pulling. */
export function HostPage({ connectionId }: { connectionId: string }) {
  const api = useApi();
  const path = useWorkspacePath();
  const host = useQuery(
    api.hosts.get.queryOptions(
      { connectionId },
      { refetchInterval: (query) => (isBusy(query.state.data) ? busyMs : calmMs), staleTime: 0 },
    ),
  );
  const name = host.data?.name;
  const crumbs = useMemo(() => (name ? [{ label: name }] : []), [name]);
  if (host.isPending) {
    return (
      <HeadSkeleton>
        <Skeleton className="h-24 rounded-lg" />
        <TableSkeleton rows={4} columns={5} />
      </HeadSkeleton>
    );
  }
  if (!host.data) {
    return isNotFound(host.error) ? (
      <NotFoundState noun="host" list={{ path: "/models", label: "See models and connections" }} />
    ) : (
      <QueryError error={host.error} onRetry={() => void host.refetch()} retrying={host.isFetching} />
    );
  }
  const { baseUrl, version, failure, pulls } = host.data;
  return (
    <div className="flex flex-col gap-6">
      <PageCrumbs crumbs={crumbs} />
      <PageHead
        help="hosts"
        title={host.data.name}
        status={<Chip>{version === null ? "Ollama" : `Ollama ${version}`}</Chip>}
        description={`${baseUrl ?? "Ollama on the server's machine"}. Runs work its calls model by model, so each model loads once per run.`}
      />
      {host.isError && (
        <Banner
          tone="warning"
          title="No news from the server"
          action={
            <Button size="sm" onClick={() => void host.refetch()}>
              Ask again
            </Button>
          }
        >
          What you see is from {formatInstant(host.dataUpdatedAt)}.
        </Banner>
      )}
      {failure && (
        <Banner
          tone="danger"
          title={failure.meaning}
          action={
            <Button size="sm" pending={host.isFetching} onClick={() => void host.refetch()}>
              Ask again
            </Button>
          }
        >
          {failure.advice} Nothing of the workspace is lost; this page asks again by itself. See{" "}
          <a className="underline underline-offset-2" href={path("/models")}>
            its connection
          </a>
          .
        </Banner>
      )}
      <PullForm connectionId={connectionId} />
      <PullList connectionId={connectionId} pulls={pulls} />
      {!failure && (
        <>
          <LoadedModels connectionId={connectionId} host={host.data} />
          <PulledModels connectionId={connectionId} models={host.data.pulled} />
        </>
      )}
      <KeepAliveSetting key={host.data.keepAlive} connectionId={connectionId} keepAlive={host.data.keepAlive} />
    </div>
  );
}
