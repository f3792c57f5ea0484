import type { DataColumn } from "../ui/data-table";
import { formatCount, formatMoney } from "../ui/format";
import { RelativeTime } from "../ui/relative-time";
import { StatusChip } from "../ui/status-chip";
import type { ExperimentCard } from "./api-types";
import { KindChip } from "./kind-chip";
import { OutcomeCell } from "./outcome-cell";
import { RowMenu } from "./row-menu";
import { shownStatus } from "./shown-status";

export const experimentColumns: DataColumn<ExperimentCard>[] = [
  {
    id: "name",
    header: "Name",
    cell: (row) => row.name,
    opens: true,
    className: "min-w-40 max-w-48 sm:max-w-64",
  },
  {
    id: "status",
    header: "Status",
    cell: (row) => (
      <span className="flex flex-wrap gap-1 py-1">
        <StatusChip status={shownStatus(row)} />
        <KindChip of={row} />
      </span>
    ),
  },
  {
    id: "outcome",
    header: "Progress or verdict",
    cell: (row) => <OutcomeCell card={row} />,
    className: "w-full min-w-56",
  },
  {
    id: "dataset",
    header: "Dataset and variants",
    cell: (row) => (
      <span className="flex max-w-48 flex-col py-0.5">
        <span className="truncate text-muted">
          {row.dataset.name} <span className="text-subtle text-xs">v{row.dataset.number}</span>
        </span>
        <span className="text-subtle text-xs">{formatCount(row.variantCount, "variant")}</span>
      </span>
    ),
    className: "hidden lg:table-cell",
  },
  {
    id: "spend",
    header: "Spend",
    cell: (row) => (row.summary ? formatMoney(row.summary.spendMicroUsd) : "-"),
    align: "right",
    className: "hidden md:table-cell",
  },
  {
    id: "started",
    header: "Started",
    cell: (row) => (row.startedAt ? <RelativeTime instant={row.startedAt} /> : <span className="text-subtle">-</span>),
    align: "right",
    className: "hidden md:table-cell whitespace-nowrap",
  },
  {
    id: "more",
    header: "More",
    cell: (row) => <RowMenu card={row} />,
    align: "right",
    className: "w-10 pl-0 [th&]:text-[0px]",
  },
];
