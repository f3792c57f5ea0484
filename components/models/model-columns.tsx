import type { inferRouterOutputs } from "@trpc/server";
import { FlaskConical } from "lucide-react";
import type { AppRouter } from "@/server/trpc/root";
import type { DataColumn } from "../ui/data-table";
import { formatCompact } from "../ui/format";
import { Chip } from "../ui/status-chip";
import { priceLabel } from "./price-text";

export type ModelRow = inferRouterOutputs<AppRouter>["models"]["list"]["items"][number];

export const modelColumns: DataColumn<ModelRow>[] = [
  { id: "label", header: "Model", cell: (row) => row.label, opens: true },
  {
    id: "name",
    header: "Provider's name",
    cell: (row) => <span className="block max-w-64 truncate font-mono text-muted text-xs">{row.name}</span>,
    className: "hidden md:table-cell",
  },
  {
    id: "connection",
    header: "Connection",
    cell: (row) => (
      <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        {row.connectionName}
        {row.isSimulated && (
          <Chip tone="warning" icon={<FlaskConical aria-hidden />}>
            No real model
          </Chip>
        )}
      </span>
    ),
    className: "hidden sm:table-cell",
  },
  { id: "input", header: "Input $/M", cell: (row) => tokenPrice(row, "inputMicroUsdPerMillion"), align: "right" },
  { id: "output", header: "Output $/M", cell: (row) => tokenPrice(row, "outputMicroUsdPerMillion"), align: "right" },
  {
    id: "context",
    header: "Context",
    cell: (row) => formatCompact(row.contextTokens),
    align: "right",
    className: "hidden lg:table-cell",
  },
];

const tokenPrice = ({ price }: ModelRow, of: "inputMicroUsdPerMillion" | "outputMicroUsdPerMillion") =>
  price.byTime ? <span className="text-muted">by time</span> : priceLabel(price[of]);
