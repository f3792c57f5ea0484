"use client";

import { memo, useDeferredValue } from "react";
import type { SnapshotBody } from "@/server/core/results/snapshot";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { QueryError } from "../shell/query-error";
import { formatNumber } from "../ui/format";
import type { ExperimentView } from "./api-types";
import { CandidateSelect } from "./candidate-select";
import { DifferencePanel } from "./difference-panel";
import { DraftPlan } from "./draft-plan";
import { useExperiment } from "./experiment-context";
import { GuardrailPanel } from "./guardrail-panel";
import { MetricTable } from "./metric-table";
import { NoiseFloorNote } from "./noise-floor-note";
import { prepareBasis } from "./prepare-basis";
import { prepareDifference } from "./prepare-difference";
import { prepareGuardrails } from "./prepare-guardrails";
import { prepareMetrics } from "./prepare-metrics";
import { prepareVerdict } from "./prepare-verdict";
import { placeWarnings } from "./prepare-warnings";
import { ProgressPanel } from "./progress-panel";
import { ResultsSkeleton } from "./results-skeleton";
import { useCandidate } from "./use-candidate";
import { VariantsPanel } from "./variants-panel";
import { VerdictCard } from "./verdict-card";
import { WaitingForResults } from "./waiting-for-results";

/** The heart: what to do, how we know, and everything it rests on. */
export function ResultsPage() {
  const { experiment, live } = useExperiment();
  const body = useDeferredValue(live.snapshot?.body ?? null);

  if (experiment.status === "draft") return <DraftPlan experiment={experiment} />;
  if (live.isPending) return <ResultsSkeleton />;
  if (live.failure) {
    return (
      <QueryError
        error={live.failure}
        kept="The run itself is not touched by this."
        onRetry={live.retry}
        retrying={live.isRetrying}
      />
    );
  }
  if (!body) return <WaitingForResults status={experiment.status} />;
  return <Results body={body} experiment={experiment} resumeCount={live.resumeCount} />;
}

interface ResultsProps {
  body: SnapshotBody;
  experiment: ExperimentView;
  resumeCount: number;
}

/** Drawn once per snapshot, after the head: its charts are the dearest thing on any page. */
const Results = memo(function Results({ body, experiment, resumeCount }: ResultsProps) {
  const path = useWorkspacePath();
  const choice = useCandidate(body);
  const { candidate, control } = choice;
  const difference = candidate ? prepareDifference(body, candidate.variantId) : null;
  const warnings = placeWarnings(body.warnings);
  const primary = body.metrics.find((metric) => metric.isPrimary);

  return (
    <div className="flex flex-col gap-4">
      <VerdictCard
        verdict={prepareVerdict(body, experiment.isPilot)}
        basis={prepareBasis(body, experiment.isPilot)}
        margin={`${formatNumber(body.minimumEffect, digitsFor(body.minimumEffect))}${primary ? ` on ${primary.name}` : ""}`}
        warnings={warnings.verdict}
      />
      <CandidateSelect {...choice} />
      {candidate && difference && (
        <div className="grid items-stretch gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <DifferencePanel
            view={difference}
            warnings={warnings.difference}
            noiseFloor={<NoiseFloorNote experimentId={experiment.id} evaluatorId={primary?.evaluatorId} />}
          />
          <GuardrailPanel
            rows={prepareGuardrails(body, candidate.variantId)}
            treatment={candidate.letter}
            control={control}
          />
        </div>
      )}
      <VariantsPanel body={body} />
      <MetricTable rows={prepareMetrics(body)} variants={body.variants} warnings={warnings.metrics} />
      <ProgressPanel
        experimentId={experiment.id}
        body={body}
        status={experiment.status}
        startedAt={experiment.startedAt}
        endedAt={experiment.endedAt}
        resumeCount={resumeCount}
        failuresHref={path(`/experiments/${experiment.id}/failures`)}
      />
    </div>
  );
});

const digitsFor = (value: number) => (value >= 1 ? 0 : value >= 0.01 ? 2 : 3);
