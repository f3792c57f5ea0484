"use client";

import { useNow } from "../hooks/use-now";
import { formatCount, formatMoney } from "../ui/format";
import { Section } from "../ui/section";
import { Skeleton } from "../ui/skeleton";
import { type ExperimentCard, sumSpend } from "./sort-work";

interface SpendSectionProps {
  experiments: ExperimentCard[];
  hasMore: boolean;
}

export function SpendSection({ experiments, hasMore }: SpendSectionProps) {
  const nowMs = useNow();
  if (nowMs === null) return <Skeleton className="h-24 rounded-lg" />;
  const spend = sumSpend(experiments, hasMore, nowMs);
  return (
    <Section title="Spend, last 30 days">
      <p className="font-semibold text-lg tabular-nums">
        {spend.isPartial && <span className="font-normal text-muted text-sm">at least </span>}
        {formatMoney(spend.microUsd)}
      </p>
      <p className="text-muted text-sm">
        in {formatCount(spend.experiments, "experiment")}, at the prices set under Models.
      </p>
    </Section>
  );
}
