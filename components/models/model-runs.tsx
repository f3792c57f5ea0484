"use client";

import { shownStatus } from "../experiments/shown-status";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { type DataColumn, DataTable } from "../ui/data-table";
import { formatMoney, formatNumber } from "../ui/format";
import { Section } from "../ui/section";
import { StatusChip } from "../ui/status-chip";
import type { ModelPageData } from "./prepare-health";

type Run = ModelPageData["runs"][number];

const columns: DataColumn<Run>[] = [
  { id: "name", header: "Experiment", cell: (run) => run.name, opens: true, className: "max-w-40 sm:max-w-none" },
  {
    id: "status",
    header: "State",
    cell: (run) => <StatusChip status={shownStatus(run)} />,
    className: "hidden sm:table-cell",
  },
  { id: "calls", header: "Calls", align: "right", cell: (run) => formatNumber(run.calls) },
  {
    id: "failures",
    header: "Failed",
    align: "right",
    cell: (run) => formatNumber(run.failures),
    className: "hidden sm:table-cell",
  },
  { id: "cost", header: "Cost", align: "right", cell: (run) => formatMoney(run.costMicroUsd) },
];

/** The experiments that called a model in the last 24 hours, as variant or as judge. */
export function ModelRuns({ runs }: { runs: Run[] }) {
  const path = useWorkspacePath();
  if (runs.length === 0) return null;
  return (
    <Section look="plain" title="Used by" description="Experiments that called it in the last 24 hours.">
      <DataTable
        caption="Experiments that called the model"
        columns={columns}
        rows={runs}
        rowKey={(run) => run.id}
        rowHref={(run) => path(`/experiments/${run.id}`)}
        empty="No experiment called it."
      />
    </Section>
  );
}
