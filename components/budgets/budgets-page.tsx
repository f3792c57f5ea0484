"use client";

import { useQuery } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";
import { PageCrumbs } from "../shell/frame-slots";
import { QueryError } from "../shell/query-error";
import { moneyFormat } from "../ui/format";
import { Skeleton } from "../ui/skeleton";
import { AlertsSection } from "./alerts-section";
import type { Budgets } from "./api-types";
import { BudgetCard } from "./budget-card";
import { SpendPanel } from "./spend-panel";

const crumbs = [{ label: "Budgets and spend" }];

/** What may be spent, what was, where it goes, and where it is heading. */
export function BudgetsPage() {
  const api = useApi();
  const budgets = useQuery(api.budgets.list.queryOptions({}));
  return (
    <div className="flex flex-col gap-6">
      <PageCrumbs crumbs={crumbs} />
      {budgets.isPending ? (
        <div className="grid gap-4 lg:grid-cols-2">
          <Skeleton className="h-36 rounded-lg" />
          <Skeleton className="h-36 rounded-lg" />
        </div>
      ) : !budgets.data ? (
        <QueryError
          error={budgets.error}
          kept="Limits hold whether or not this page is open."
          onRetry={() => void budgets.refetch()}
          retrying={budgets.isFetching}
        />
      ) : (
        <div className="grid items-stretch gap-4 lg:grid-cols-2">
          <BudgetCard
            budgetKey="month"
            title={`Each month: ${monthName(budgets.data.month.key)}`}
            purse={budgets.data.month}
          >
            <p>{forecastWords(budgets.data)}</p>
          </BudgetCard>
          <BudgetCard budgetKey="all" title="The workspace, for all time" purse={budgets.data.whole}>
            <p>A limit for one run is set with the experiment.</p>
          </BudgetCard>
        </div>
      )}
      <SpendPanel />
      <AlertsSection />
    </div>
  );
}

const monthName = (key: string) =>
  new Date(`${key}-01T00:00:00Z`).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

function forecastWords({ forecast, month }: Budgets): string {
  if (!forecast) return "A forecast appears after three days with spend.";
  const { expected, low, high, days } = forecast;
  const money = moneyFormat(expected, low, high);
  const reach = month.limitMicroUsd !== null && expected > month.limitMicroUsd ? ", above the limit" : "";
  return `By the end of the month about ${money(expected)}${reach} (80 %: ${money(low)} to ${money(high)}), if days go on like the last ${days}.`;
}
