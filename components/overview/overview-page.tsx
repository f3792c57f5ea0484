"use client";

import { useQuery } from "@tanstack/react-query";
import { isLive } from "@/server/core/experiment/status";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { useBlocked } from "../shell/role-context";
import { ButtonLink } from "../ui/button";
import { PageHead } from "../ui/page-head";
import { Skeleton } from "../ui/skeleton";
import { AlertsSection } from "./alerts-section";
import { DecidedSection } from "./decided-section";
import { RunningSection } from "./running-section";
import { sortWork } from "./sort-work";
import { SpendSection } from "./spend-section";
import { WaitingSection } from "./waiting-section";
import { Welcome } from "./welcome";

const listed = 100;
const livePollMs = 1_000;

/** What runs now, what needs me, what was decided lately. In an empty workspace: how to begin. */
export function OverviewPage() {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("experiments:write");
  const workspace = useQuery(api.workspace.get.queryOptions({}));
  const experiments = useQuery(
    api.experiments.list.queryOptions(
      { limit: listed },
      {
        refetchInterval: ({ state }) => (state.data?.items.some(({ status }) => isLive(status)) ? livePollMs : false),
      },
    ),
  );

  if (workspace.isPending || experiments.isPending) return <OverviewSkeleton />;
  if (workspace.isError) {
    return <QueryError error={workspace.error} onRetry={workspace.refetch} retrying={workspace.isFetching} />;
  }
  if (experiments.isError) {
    return <QueryError error={experiments.error} onRetry={experiments.refetch} retrying={experiments.isFetching} />;
  }
  if (experiments.data.total === 0) return <Welcome workspace={workspace.data} />;

  const { running, waiting, decided } = sortWork(experiments.data.items);
  return (
    <div className="flex flex-col gap-5">
      <PageHead
        title="Overview"
        help="overview"
        action={
          <ButtonLink variant="primary" href={path("/experiments/new")} blockedBecause={blocked}>
            New experiment
          </ButtonLink>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-5">
          <AlertsSection />
          <RunningSection experiments={running} />
          <DecidedSection experiments={decided} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <WaitingSection experiments={waiting} />
          <SpendSection />
        </div>
      </div>
    </div>
  );
}

export function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-5">
      <Skeleton className="h-8 w-40" />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex flex-col gap-5">
          <Skeleton className="h-40 rounded-lg" />
          <Skeleton className="h-56 rounded-lg" />
        </div>
        <div className="flex flex-col gap-5">
          <Skeleton className="h-40 rounded-lg" />
          <Skeleton className="h-24 rounded-lg" />
        </div>
      </div>
    </div>
  );
}
