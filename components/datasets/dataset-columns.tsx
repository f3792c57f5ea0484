import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";
import type { DataColumn } from "../ui/data-table";
import { formatNumber } from "../ui/format";
import { RelativeTime } from "../ui/relative-time";
import { Chip } from "../ui/status-chip";

type DatasetCard = inferRouterOutputs<AppRouter>["datasets"]["list"]["items"][number];

export const datasetColumns: DataColumn<DatasetCard>[] = [
  { id: "name", header: "Name", cell: (row) => row.name, sortValue: (row) => row.name, opens: true },
  {
    id: "samples",
    header: "Samples",
    cell: (row) => formatNumber(row.sampleCount),
    sortValue: (row) => row.sampleCount,
    align: "right",
  },
  {
    id: "holds",
    header: "Holds",
    cell: (row) => (
      <span className="flex gap-1">
        {row.hasExpected && <Chip>Expected</Chip>}
        {row.hasGroups && <Chip>Groups</Chip>}
        {!row.hasExpected && !row.hasGroups && <span className="text-subtle">Inputs only</span>}
      </span>
    ),
    className: "hidden sm:table-cell",
  },
  {
    id: "version",
    header: "Version",
    cell: (row) => `v${row.versionNumber}`,
    align: "right",
    className: "hidden sm:table-cell",
  },
  {
    id: "source",
    header: "Source",
    cell: (row) => <span className="block max-w-56 truncate text-muted">{row.sourceName}</span>,
    className: "hidden lg:table-cell",
  },
  {
    id: "updated",
    header: "Updated",
    cell: (row) => <RelativeTime instant={row.updatedAt} />,
    sortValue: (row) => row.updatedAt,
    align: "right",
  },
];
