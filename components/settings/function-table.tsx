import { type DataColumn, DataTable } from "../ui/data-table";
import { formatNumber } from "../ui/format";
import { Section } from "../ui/section";
import type { EngineStatus } from "./api-types";

type Row = EngineStatus["functions"][number];

const columns: DataColumn<Row>[] = [
  {
    id: "function",
    header: "Function",
    cell: (row) => <span className="font-mono text-xs">{row.functionId}</span>,
    sortValue: (row) => row.functionId,
  },
  {
    id: "queued",
    header: "Queued",
    align: "right",
    cell: (row) => formatNumber(row.queued),
    sortValue: (row) => row.queued,
  },
  {
    id: "running",
    header: "Running",
    align: "right",
    cell: (row) => formatNumber(row.running),
    sortValue: (row) => row.running,
  },
  {
    id: "failed",
    header: "Failed",
    align: "right",
    cell: (row) => formatNumber(row.failed),
    sortValue: (row) => row.failed,
  },
];

/** Which function the work belongs to, in the whole installation. */
export function FunctionTable({ functions }: { functions: Row[] }) {
  return (
    <Section
      look="plain"
      title="Functions"
      description="Of the whole installation, failures of the last 24 hours; those without any are left out."
    >
      <DataTable
        caption="Functions"
        columns={columns}
        rows={functions}
        rowKey={(row) => row.functionId}
        dense
        empty="No function has work."
      />
    </Section>
  );
}
