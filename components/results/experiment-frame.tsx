"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { type ReactNode, useMemo } from "react";
import { isStoppedByBudget } from "@/server/core/budget/budget-words";
import { isBusy, isLive } from "@/server/core/experiment/status";
import { RaiseBudget } from "../budgets/run-budget";
import { KindChip } from "../experiments/kind-chip";
import { shownStatus } from "../experiments/shown-status";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { isNotFound } from "../shell/error-parts";
import { PageCrumbs } from "../shell/frame-slots";
import { NotFoundState } from "../shell/not-found-state";
import { QueryError } from "../shell/query-error";
import { Banner } from "../ui/banner";
import type { HelpTopic } from "../ui/help-topics";
import { LinkTabs } from "../ui/link-tabs";
import { PageHead } from "../ui/page-head";
import { ProgressLine } from "../ui/progress-line";
import { HeadSkeleton } from "../ui/skeleton";
import { Chip, StatusChip } from "../ui/status-chip";
import { EndHere } from "./end-here";
import { ExperimentActions } from "./experiment-actions";
import { ExperimentProvider, useExperiment } from "./experiment-context";
import { HoldNotice } from "./hold-notice";
import { type HeadProgress, headNotice, headProgress } from "./prepare-head";
import { ResultsSkeleton } from "./results-skeleton";
import { SilentNotice } from "./silent-notice";

interface ExperimentFrameProps {
  experimentId: string;
  children: ReactNode;
}

/** The head and tabs of an experiment; whatever tab is open, it stays live. */
export function ExperimentFrame({ experimentId, children }: ExperimentFrameProps) {
  const api = useApi();
  const experiment = useQuery(api.experiments.byId.queryOptions({ experimentId }));
  if (experiment.isPending)
    return (
      <HeadSkeleton>
        <ResultsSkeleton />
      </HeadSkeleton>
    );
  if (experiment.isError) {
    return isNotFound(experiment.error) ? (
      <NotFoundState noun="experiment" list={{ path: "/experiments", label: "See all experiments" }} />
    ) : (
      <QueryError error={experiment.error} onRetry={experiment.refetch} retrying={experiment.isFetching} />
    );
  }
  return (
    <ExperimentProvider experiment={experiment.data}>
      <div className="flex flex-col gap-5">
        <ExperimentHead />
        {children}
      </div>
    </ExperimentProvider>
  );
}

const helpOfTab: Record<string, HelpTopic> = {
  analysis: "analysis",
  samples: "samples",
  failures: "failures",
  plan: "plan",
};

function ExperimentHead() {
  const { experiment, live } = useExperiment();
  const path = useWorkspacePath();
  const pathname = usePathname();
  const { name, status } = experiment;
  const crumbs = useMemo(() => [{ label: name }], [name]);
  const notice = headNotice(status, live.statusReason, live.resumeCount);
  const body = live.snapshot?.body ?? null;
  const progress = headProgress(status, body, live.isPending);
  const home = path(`/experiments/${experiment.id}`);
  const failed = body?.progress.failed ?? 0;
  return (
    <>
      <PageCrumbs crumbs={crumbs} />
      <div className="flex flex-col gap-3">
        <PageHead
          title={name}
          help={helpOfTab[pathname.slice(home.length + 1)] ?? "results"}
          status={
            <>
              <StatusChip status={shownStatus({ status, statusReason: live.statusReason })} />
              <KindChip of={experiment} />
              {experiment.archivedAt && <Chip>Archived</Chip>}
            </>
          }
          description={experiment.hypothesis || undefined}
          action={<ExperimentActions experiment={experiment} />}
        />
        {progress && <Progress progress={progress} />}
        {live.silentSinceMs !== null && isBusy(status) && (
          <SilentNotice sinceMs={live.silentSinceMs} onRetry={live.askAgain} />
        )}
        {isLive(status) && <HoldNotice experimentId={experiment.id} />}
        {notice && (
          <Banner
            tone={notice.tone}
            title={notice.title}
            action={
              status === "paused" &&
              isStoppedByBudget(live.statusReason) && (
                <span className="flex flex-wrap gap-2">
                  <RaiseBudget experiment={experiment} />
                  <EndHere experiment={experiment} />
                </span>
              )
            }
          >
            {notice.reason}
          </Banner>
        )}
      </div>
      <LinkTabs
        label="Parts of the experiment"
        tabs={[
          { href: home, label: "Results" },
          { href: `${home}/analysis`, label: "Analysis" },
          { href: `${home}/samples`, label: "Samples" },
          { href: `${home}/failures`, label: "Failures", count: failed > 0 ? failed : undefined },
          { href: `${home}/plan`, label: "Plan" },
        ]}
      />
    </>
  );
}

function Progress({ progress }: { progress: HeadProgress }) {
  const { done, total, tone, trials, details } = progress;
  return (
    <div className="flex flex-col gap-1.5">
      <ProgressLine label="Trials done" done={done} total={total} valueText={trials} tone={tone} />
      <p className="flex min-h-9 flex-wrap content-start gap-x-4 text-muted text-xs tabular-nums sm:min-h-0">
        <span>{trials}</span>
        {details.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
    </div>
  );
}
