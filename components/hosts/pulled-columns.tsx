import type { DataColumn } from "../ui/data-table";
import { formatCompact, formatNumber } from "../ui/format";
import { Chip } from "../ui/status-chip";
import type { PulledModel } from "./api-types";
import { bytesText } from "./bytes-text";

/** What a host tells of a model that it has. */
export const pulledColumns: DataColumn<PulledModel>[] = [
  {
    id: "name",
    header: "Model",
    cell: ({ name, isLoaded }) => (
      <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <span className="break-all font-mono text-xs">{name}</span>
        {isLoaded && <Chip tone="info">Loaded</Chip>}
      </span>
    ),
    sortValue: (row) => row.name,
  },
  {
    id: "size",
    header: "Size",
    align: "right",
    cell: (row) => bytesText(row.sizeBytes),
    sortValue: (row) => row.sizeBytes,
  },
  { id: "family", header: "Family", className: "hidden lg:table-cell", cell: (row) => row.family ?? "-" },
  {
    id: "parameters",
    header: "Parameters",
    align: "right",
    className: "hidden sm:table-cell",
    cell: (row) => row.parameters ?? "-",
  },
  {
    id: "quantisation",
    header: "Quantisation",
    className: "hidden md:table-cell",
    cell: (row) => row.quantisation ?? "-",
  },
  {
    id: "speed",
    header: "Tokens/s",
    align: "right",
    className: "hidden md:table-cell",
    cell: (row) => formatNumber(row.tokensPerSecond, 1),
    sortValue: (row) => row.tokensPerSecond,
  },
  {
    id: "context",
    header: "Context",
    align: "right",
    className: "hidden lg:table-cell",
    cell: (row) => formatCompact(row.contextTokens),
  },
];
