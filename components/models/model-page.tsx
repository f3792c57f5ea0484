"use client";

import { useQuery } from "@tanstack/react-query";
import { Archive, FlaskConical } from "lucide-react";
import { useMemo, useState } from "react";
import { providerInfo } from "@/server/core/model/providers";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { isNotFound } from "../shell/error-parts";
import { PageCrumbs } from "../shell/frame-slots";
import { NotFoundState } from "../shell/not-found-state";
import { QueryError } from "../shell/query-error";
import { Button } from "../ui/button";
import { CopyId } from "../ui/copy-id";
import { PageHead } from "../ui/page-head";
import { HeadSkeleton, Skeleton } from "../ui/skeleton";
import { Chip } from "../ui/status-chip";
import { TextLink } from "../ui/text-link";
import { GateNotice } from "./gate-notice";
import { HealthDot } from "./health-dot";
import { ModelFacts } from "./model-facts";
import { ModelHealth } from "./model-health";
import { ModelRuns } from "./model-runs";
import { ModelSheet } from "./model-sheet";
import { ModelTest } from "./model-test";

/** Hours fill slowly; a minute is soon enough. */
const refetchMs = 60_000;

/** One model: whether it works, how fast it is, what it costs, what it takes, and who uses it. */
export function ModelPage({ modelId }: { modelId: string }) {
  const api = useApi();
  const path = useWorkspacePath();
  const [isEditing, setIsEditing] = useState(false);
  const query = useQuery(api.models.get.queryOptions({ modelId }, { refetchInterval: refetchMs }));
  const label = query.data?.model.label;
  const crumbs = useMemo(() => (label ? [{ label }] : []), [label]);
  if (query.isPending) {
    return (
      <HeadSkeleton>
        <Skeleton className="h-36 rounded-lg" />
        <div className="grid gap-4 lg:grid-cols-2">
          <Skeleton className="h-60 rounded-lg" />
          <Skeleton className="h-60 rounded-lg" />
        </div>
      </HeadSkeleton>
    );
  }
  if (!query.data) {
    return isNotFound(query.error) ? (
      <NotFoundState noun="model" list={{ path: "/models", label: "See all models" }} />
    ) : (
      <QueryError error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} />
    );
  }
  const { model, health, runs } = query.data;
  return (
    <div className="flex flex-col gap-6">
      <PageCrumbs crumbs={crumbs} />
      <PageHead
        help="model"
        title={model.label}
        status={
          <>
            <HealthDot state={health.state} className="text-sm" />
            {model.isSimulated ? (
              <Chip tone="warning" icon={<FlaskConical aria-hidden />}>
                No real model
              </Chip>
            ) : (
              <Chip>{providerInfo(model.provider).label}</Chip>
            )}
            {model.archivedAt && <Chip icon={<Archive aria-hidden />}>Archived</Chip>}
            <CopyId id={model.id} />
          </>
        }
        description={
          <>
            <span className="font-mono text-xs">{model.name}</span> on{" "}
            <TextLink href={path(model.provider === "ollama" ? `/models/hosts/${model.connectionId}` : "/models")}>
              {model.connectionName}
            </TextLink>
          </>
        }
        action={!model.archivedAt && <Button onClick={() => setIsEditing(true)}>Edit</Button>}
      />
      <GateNotice connectionId={model.connectionId} modelId={model.id} />
      <ModelHealth data={query.data} />
      <ModelTest modelId={model.id} blockedBecause={model.archivedAt ? "It is archived." : null} />
      <ModelRuns runs={runs} />
      <ModelFacts model={model} />
      {isEditing && <ModelSheet model={model} onClose={() => setIsEditing(false)} />}
    </div>
  );
}
