"use client";

import { useQuery } from "@tanstack/react-query";
import { purseWords } from "../budgets/purse-words";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { formatMoney } from "../ui/format";
import { ProgressLine } from "../ui/progress-line";
import { Section } from "../ui/section";
import { Skeleton } from "../ui/skeleton";
import { TextLink } from "../ui/text-link";

/** What this month has cost, beside what it may cost. */
export function SpendSection() {
  const api = useApi();
  const path = useWorkspacePath();
  const budgets = useQuery(api.budgets.list.queryOptions({}));
  if (budgets.isPending) return <Skeleton className="h-24 rounded-lg" />;
  if (!budgets.data) {
    return <QueryError error={budgets.error} onRetry={() => void budgets.refetch()} retrying={budgets.isFetching} />;
  }
  const { month, forecast } = budgets.data;
  const words = purseWords(month);
  return (
    <Section title="Spend this month">
      <p className="font-semibold text-lg tabular-nums">{formatMoney(month.spentMicroUsd)}</p>
      {month.limitMicroUsd !== null && (
        <ProgressLine
          label="Monthly budget"
          done={month.spentMicroUsd}
          total={month.limitMicroUsd}
          valueText={words.spent}
          tone={words.tone}
          className="my-2"
        />
      )}
      <p className="text-muted text-sm tabular-nums">
        {month.limitMicroUsd !== null && `Of ${formatMoney(month.limitMicroUsd)}; ${words.left}. `}
        {forecast && `About ${formatMoney(forecast.expected)} by its end. `}
        <TextLink href={path("/settings/budgets")}>Budgets and spend</TextLink>
      </p>
    </Section>
  );
}
