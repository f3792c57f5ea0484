import type { inferRouterOutputs } from "@trpc/server";
import { FlaskConical } from "lucide-react";
import type { AppRouter } from "@/server/trpc/root";
import type { DataColumn } from "../ui/data-table";
import { formatCompact } from "../ui/format";
import { Chip } from "../ui/status-chip";
import { priceText } from "./price-text";

export type ModelRow = inferRouterOutputs<AppRouter>["models"]["list"]["items"][number];

const price = (microUsd: number) => (microUsd === 0 ? "free" : `$${priceText(microUsd)}`);

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
    cell: (row) =>
      row.isSimulated ? (
        <Chip tone="warning" icon={<FlaskConical aria-hidden />}>
          No real model
        </Chip>
      ) : (
        row.connectionName
      ),
    className: "hidden sm:table-cell",
  },
  { id: "input", header: "Input $/M", cell: (row) => price(row.inputMicroUsdPerMillion), align: "right" },
  { id: "output", header: "Output $/M", cell: (row) => price(row.outputMicroUsdPerMillion), align: "right" },
  {
    id: "context",
    header: "Context",
    cell: (row) => formatCompact(row.contextTokens),
    align: "right",
    className: "hidden lg:table-cell",
  },
];
