"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { ChartFrame } from "../charts/chart-frame";
import { DayBarsChart } from "../charts/day-bars-chart";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { FilterChips } from "../ui/filter-chips";
import { formatCount, formatMoney } from "../ui/format";
import { Section } from "../ui/section";
import { Skeleton } from "../ui/skeleton";
import { TabPanel, Tabs } from "../ui/tabs";
import type { Spend } from "./api-types";
import { SpendTable } from "./spend-table";

const ranges = ["7", "30", "90"] as const;
const parts = ["models", "people", "experiments"] as const;
const daysOf = { 7: 7, 30: 30, 90: 90 } as const;

/** Spend by day, and what it went to. */
export function SpendPanel() {
  const api = useApi();
  const [range, setRange] = useQueryState("days", parseAsStringLiteral(ranges).withDefault("30"));
  const days = daysOf[range];
  const spend = useQuery(api.budgets.spend.queryOptions({ days }, { placeholderData: keepPreviousData }));
  return (
    <Section
      look="plain"
      title="Spend"
      description="What calls cost, at the prices set under Models. Days begin at midnight UTC."
      actions={
        <FilterChips
          label="Time"
          single
          options={ranges.map((value) => ({ value, label: `${value} days` }))}
          value={[range]}
          onValueChange={([next]) => void setRange(ranges.find((each) => each === next) ?? null)}
        />
      }
    >
      {spend.isPending ? (
        <div className="flex flex-col gap-4">
          <Skeleton className="h-72 rounded-lg" />
          <Skeleton className="h-40 rounded-lg" />
        </div>
      ) : !spend.data ? (
        <QueryError error={spend.error} onRetry={() => void spend.refetch()} retrying={spend.isFetching} />
      ) : (
        <SpendOf spend={spend.data} days={days} />
      )}
    </Section>
  );
}

function SpendOf({ spend, days }: { spend: Spend; days: number }) {
  const path = useWorkspacePath();
  const [part, setPart] = useQueryState("by", parseAsStringLiteral(parts).withDefault("models"));
  const total = spend.total.costMicroUsd;
  const toExperiment = (id: string) => path(`/experiments/${id}`);
  return (
    <div className="flex flex-col gap-4">
      <ChartFrame
        title={`${formatMoney(total)} in ${formatCount(spend.total.calls, "call")} over ${days} days`}
        subtitle="Cost per day in US dollars, UTC"
        fileName="spend-per-day"
        table={{
          columns: [
            { header: "Day" },
            { header: "Cost (micro-dollars)", format: formatMoney },
            { header: "Calls" },
            { header: "Failed" },
          ],
          rows: spend.days.map((day) => [day.day, day.costMicroUsd, day.calls, day.failures]),
        }}
      >
        <DayBarsChart
          label="Spent"
          format={formatMoney}
          days={spend.days.map(({ day, costMicroUsd }) => ({ day, value: costMicroUsd }))}
        />
      </ChartFrame>
      <Tabs
        label="Spend by"
        value={part}
        onValueChange={(next) => void setPart(parts.find((each) => each === next) ?? null)}
        tabs={[
          { value: "models", label: "By model" },
          { value: "people", label: "By person" },
          { value: "experiments", label: "By experiment" },
        ]}
      >
        <TabPanel value="models" className="pt-3">
          <SpendTable caption="Spend by model" noun="Model" part={spend.models} totalMicroUsd={total} />
        </TabPanel>
        <TabPanel value="people" className="pt-3">
          <SpendTable caption="Spend by person" noun="Person" part={spend.people} totalMicroUsd={total} />
        </TabPanel>
        <TabPanel value="experiments" className="pt-3">
          <SpendTable
            caption="Spend by experiment"
            noun="Experiment"
            part={spend.experiments}
            totalMicroUsd={total}
            hrefOf={toExperiment}
          />
        </TabPanel>
      </Tabs>
    </div>
  );
}
