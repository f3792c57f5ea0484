import type { inferRouterOutputs } from "@trpc/server";
import { FlaskConical } from "lucide-react";
import type { AppRouter } from "@/server/trpc/root";
import type { DataColumn } from "../ui/data-table";
import { formatCompact, formatDuration, formatPercent } from "../ui/format";
import { Chip } from "../ui/status-chip";
import { TextLink } from "../ui/text-link";
import { HealthDot } from "./health-dot";
import { stateWords } from "./prepare-health";
import { priceLabel } from "./price-text";

type Listed = inferRouterOutputs<AppRouter>["models"]["list"]["items"][number];

/** A model as it is edited; a row of the list tells how it did besides. */
export type ModelRow = Omit<Listed, "health">;

/** `pathOf` leads to a model's own page. */
export const modelColumns = (pathOf: (modelId: string) => string): DataColumn<Listed>[] => [
  { id: "label", header: "Model", cell: (row) => row.label, opens: true },
  {
    id: "name",
    header: "Provider's name",
    cell: (row) => <span className="block max-w-64 truncate font-mono text-muted text-xs">{row.name}</span>,
    className: "hidden xl:table-cell",
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
  {
    id: "health",
    header: "Last 24 h",
    cell: ({ id, label, health }) => (
      <TextLink href={pathOf(id)} aria-label={`${stateWords[health?.state ?? "idle"].word}: health of ${label}`}>
        <HealthDot state={health?.state ?? "idle"} />
      </TextLink>
    ),
  },
  {
    id: "calls",
    header: "Calls",
    cell: ({ health }) => formatCompact(health?.calls ?? 0),
    align: "right",
    className: "hidden lg:table-cell",
  },
  {
    id: "failed",
    header: "Failed",
    cell: ({ health }) => formatPercent(health?.failureShare, 1),
    align: "right",
    className: "hidden lg:table-cell",
  },
  {
    id: "latency",
    header: "Half within",
    cell: ({ health }) => formatDuration(health?.latencyMs.p50),
    align: "right",
    className: "hidden md:table-cell",
  },
  {
    id: "input",
    header: "Input $/M",
    cell: (row) => tokenPrice(row, "inputMicroUsdPerMillion"),
    align: "right",
    className: "hidden sm:table-cell",
  },
  {
    id: "output",
    header: "Output $/M",
    cell: (row) => tokenPrice(row, "outputMicroUsdPerMillion"),
    align: "right",
    className: "hidden sm:table-cell",
  },
  {
    id: "context",
    header: "Context",
    cell: (row) => formatCompact(row.contextTokens),
    align: "right",
    className: "hidden xl:table-cell",
  },
];

const tokenPrice = ({ price }: ModelRow, of: "inputMicroUsdPerMillion" | "outputMicroUsdPerMillion") =>
  price.byTime ? <span className="text-muted">by time</span> : priceLabel(price[of]);
