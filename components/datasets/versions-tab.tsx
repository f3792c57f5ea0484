"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { useBlocked } from "../shell/role-context";
import { ButtonLink } from "../ui/button";
import { CopyId } from "../ui/copy-id";
import { type DataColumn, DataTable } from "../ui/data-table";
import { formatNumber } from "../ui/format";
import { RelativeTime } from "../ui/relative-time";
import { TableSkeleton } from "../ui/skeleton";

type Version = inferRouterOutputs<AppRouter>["datasets"]["get"]["versions"][number];

const columns: DataColumn<Version>[] = [
  { id: "number", header: "Version", cell: (row) => `Version ${row.number}`, opens: true },
  { id: "samples", header: "Samples", cell: (row) => formatNumber(row.sampleCount), align: "right" },
  {
    id: "inputs",
    header: "Inputs",
    cell: (row) => <span className="block max-w-64 truncate font-mono text-xs">{row.inputColumns.join(", ")}</span>,
    className: "hidden md:table-cell",
  },
  {
    id: "hash",
    header: "Content hash",
    cell: (row) => <CopyId id={row.contentHash} length={12} />,
    className: "hidden sm:table-cell",
  },
  {
    id: "source",
    header: "Source",
    cell: (row) => <span className="block max-w-56 truncate text-muted">{row.sourceName}</span>,
    className: "hidden lg:table-cell",
  },
  {
    id: "by",
    header: "By",
    cell: (row) => <span className="text-muted">{row.createdByName ?? "-"}</span>,
    className: "hidden md:table-cell",
  },
  { id: "date", header: "Imported", cell: (row) => <RelativeTime instant={row.createdAt} />, align: "right" },
];

/** Every import, newest first. A version never changes: its hash names its content. */
export function VersionsTab({ datasetId }: { datasetId: string }) {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("datasets:write");
  const dataset = useQuery(api.datasets.get.queryOptions({ datasetId }));
  if (!dataset.data) return <TableSkeleton rows={2} columns={5} />;
  return (
    <div className="flex flex-col gap-3">
      <DataTable
        caption="Versions"
        columns={columns}
        rows={dataset.data.versions}
        rowKey={(row) => row.id}
        rowHref={(row) => path(`/datasets/${datasetId}?version=${row.number}`)}
        empty="There is no version yet."
      />
      <ButtonLink href={path(`/datasets/new?dataset=${datasetId}`)} blockedBecause={blocked} className="self-start">
        Import new version
      </ButtonLink>
    </div>
  );
}
