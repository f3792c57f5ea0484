"use client";

import { ChartNoAxesCombined } from "lucide-react";
import { isBusy } from "@/server/core/experiment/status";
import type { AnalysisBody } from "@/server/core/results/analysis/analysis-body";
import type { SnapshotBody } from "@/server/core/results/snapshot";
import { QueryError } from "../../shell/query-error";
import { EmptyState } from "../../ui/empty-state";
import { formatCount } from "../../ui/format";
import { RelativeTime } from "../../ui/relative-time";
import { CandidateSelect } from "../candidate-select";
import { useExperiment } from "../experiment-context";
import { ResultsSkeleton } from "../results-skeleton";
import { useCandidate } from "../use-candidate";
import { WaitingForResults } from "../waiting-for-results";
import { AnalysisSkeleton } from "./analysis-skeleton";
import { ForestPanel } from "./forest-panel";
import { InfluentialPanel } from "./influential-panel";
import { prepareForest } from "./prepare-forest";
import { SecondaryReadings } from "./secondary-readings";
import { ShapesPanel } from "./shapes-panel";
import { SlicesPanel } from "./slices-panel";
import { useAnalysis } from "./use-analysis";
import { WhyPanel } from "./why-panel";

/** Behind the verdict: how sure on every measure, which samples, where, and why this method. */
export function AnalysisPage() {
  const { experiment, live } = useExperiment();
  const analysis = useAnalysis();
  const body = live.snapshot?.body ?? null;

  if (experiment.status === "draft")
    return <NothingYet text="Nothing has run yet. The analysis begins with the run." />;
  if (live.isPending) return <ResultsSkeleton />;
  const failure = live.failure ?? analysis.failure;
  if (failure) {
    return (
      <QueryError
        error={failure}
        kept="The run and its results are not touched by this."
        onRetry={live.failure ? live.retry : analysis.query.refetch}
        retrying={live.isRetrying || analysis.query.isFetching}
      />
    );
  }
  if (!body) return <WaitingForResults status={experiment.status} />;
  if (body.progress.completeSamples === 0) {
    return (
      <NothingYet text="The analysis begins with the first sample that every variant has answered and that is scored." />
    );
  }
  return (
    <Analysis
      body={body}
      analysis={analysis.analysis}
      isRenewed={analysis.needsNewer && isBusy(experiment.status)}
      experimentId={experiment.id}
    />
  );
}

interface AnalysisProps {
  body: SnapshotBody;
  analysis: { computedAt: string; body: AnalysisBody } | null;
  /** The run goes on, so that a newer analysis is on its way. */
  isRenewed: boolean;
  experimentId: string;
}

function Analysis({ body, analysis, isRenewed, experimentId }: AnalysisProps) {
  const choice = useCandidate(body);
  const { candidate, control } = choice;
  const found = analysis?.body.candidates.find((each) => each.variantId === candidate?.variantId);
  return (
    <div className="flex flex-col gap-4">
      <ForestPanel view={prepareForest(body, analysis?.body.secondary ?? [])} />
      <CandidateSelect {...choice} />
      {analysis && found && candidate ? (
        <>
          <p className="text-subtle text-xs">
            The rest of this page counts {formatCount(found.n, found.groups ? "group" : "sample")} and was computed{" "}
            <RelativeTime instant={analysis.computedAt} />
            {isRenewed ? "; newer answers are being added." : "."}
          </p>
          <ShapesPanel candidate={found} primary={analysis.body.primary} control={control} />
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <SlicesPanel candidate={found} primary={analysis.body.primary} minimumEffect={body.minimumEffect} />
            <InfluentialPanel
              candidate={found}
              primary={analysis.body.primary}
              control={control}
              experimentId={experimentId}
            />
          </div>
          <WhyPanel candidate={found} />
          <SecondaryReadings
            candidate={found}
            analysis={analysis.body}
            control={control}
            isSingleLook={body.verdicts?.some(({ look }) => look === "at_the_end") ?? false}
          />
        </>
      ) : (
        <AnalysisSkeleton />
      )}
    </div>
  );
}

function NothingYet({ text }: { text: string }) {
  return (
    <EmptyState icon={<ChartNoAxesCombined aria-hidden />} title="There is nothing to analyse yet">
      {text}
    </EmptyState>
  );
}
