"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { basisWords, effectText } from "../experiments/form/forecast-words";
import { AssumptionList } from "../experiments/form/plan-assumptions";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { Banner } from "../ui/banner";
import { formatDuration, formatNumber, formatPercent, moneyFormat } from "../ui/format";
import { Section } from "../ui/section";
import { Skeleton } from "../ui/skeleton";
import { Stat, StatRow } from "../ui/stat";
import type { ExperimentView } from "./api-types";
import { PlanSections } from "./plan-sections";

/** A draft has no results yet: what it would cost and show, then the plan, then Start. */
export function DraftPlan({ experiment }: { experiment: ExperimentView }) {
  return (
    <div className="flex flex-col gap-4">
      <Expectation experimentId={experiment.id} />
      <PlanSections experiment={experiment} />
    </div>
  );
}

function Expectation({ experimentId }: { experimentId: string }) {
  const api = useApi();
  const draft = useQuery(api.experiments.draft.queryOptions({ experimentId }));
  const input = draft.data;
  const estimate = useQuery(api.experiments.estimate.queryOptions(input ?? skipToken));
  const error = draft.error ?? estimate.error;
  if (error) return <QueryError error={error} onRetry={() => void (draft.error ? draft : estimate).refetch()} />;
  const known = estimate.data;
  const detectable = known?.forecast.detectable;
  const cost = known?.costMicroUsd;
  const money = moneyFormat(cost?.low ?? 0, cost?.expected ?? 0, cost?.high ?? 0);
  return (
    <Section
      title="Before you start"
      description="Check the plan below. Start freezes it, tries every model once and begins."
    >
      <div className="flex min-h-24 flex-col gap-4">
        {known ? (
          <>
            {known.problems.length > 0 && (
              <Banner tone="warning" title="This has to be put right first">
                <ul className="flex list-disc flex-col gap-0.5 pl-4">
                  {known.problems.map((problem) => (
                    <li key={`${problem.path} ${problem.message}`}>{problem.message}</li>
                  ))}
                </ul>
              </Banner>
            )}
            <StatRow>
              <Stat label="Samples" value={formatNumber(known.sampleCount)} />
              <Stat label="Calls" value={formatNumber(known.calls)} detail={`${formatNumber(known.trials)} trials`} />
              <Stat
                label="Cost"
                value={`about ${money(known.costMicroUsd.expected)}`}
                detail={`${money(known.costMicroUsd.low)} to ${money(known.costMicroUsd.high)}`}
              />
              <Stat
                label="Time"
                value={`about ${formatDuration(known.durationMs.expected)}`}
                detail={`${formatDuration(known.durationMs.low)} to ${formatDuration(known.durationMs.high)}`}
              />
              <Stat
                label="Detects"
                value={detectable ? `${effectText(detectable.expected)} or more` : "-"}
                detail={`with ${formatPercent(input?.plan.power)} power. ${basisWords(known.forecast.basis)}`}
              />
            </StatRow>
            <AssumptionList assumptions={known.forecast.assumptions} />
          </>
        ) : (
          <div role="status" aria-label="Estimating" className="flex flex-col gap-3">
            <Skeleton className="h-12" />
            <Skeleton className="h-4 w-2/3" />
          </div>
        )}
      </div>
    </Section>
  );
}
