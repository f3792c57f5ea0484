import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";
import type { DataColumn } from "../ui/data-table";
import { formatNumber } from "../ui/format";
import { cellText } from "./cell-text";
import { Picture } from "./picture";

type Outputs = inferRouterOutputs<AppRouter>["datasets"];
export type SampleRow = Outputs["samples"]["items"][number];
type Version = Outputs["get"]["versions"][number];

const shownInputs = 3;

/** One column per input, expected answer and metadata field; what does not fit is in the column picker. */
export function sampleColumns(version: Version): DataColumn<SampleRow>[] {
  const clamp = (text: string) => <span className="line-clamp-2 min-w-32 max-w-[52ch] break-words">{text}</span>;
  return [
    {
      id: "position",
      header: "Sample",
      cell: (row) => `#${formatNumber(row.position + 1)}`,
      opens: true,
      className: "w-20 tabular-nums",
    },
    ...version.inputColumns.map(
      (column, index): DataColumn<SampleRow> => ({
        id: `input:${column}`,
        header: column,
        cell: (row) =>
          version.imageColumns.includes(column) ? (
            <Picture column={column} value={row.inputs[column]} size="small" />
          ) : (
            clamp(cellText(row.inputs[column]))
          ),
        hiddenAtFirst: index >= shownInputs,
      }),
    ),
    ...(version.hasExpected
      ? [{ id: "expected", header: "Expected answer", cell: (row: SampleRow) => clamp(row.expected ?? "") }]
      : []),
    ...version.metadataFields.map(
      (field, index): DataColumn<SampleRow> => ({
        id: `metadata:${field}`,
        header: field,
        cell: (row) => <span className="line-clamp-2 max-w-[28ch] text-muted">{cellText(row.metadata[field])}</span>,
        hiddenAtFirst: index >= shownInputs,
      }),
    ),
    ...(version.hasGroups
      ? [{ id: "group", header: "Group", cell: (row: SampleRow) => row.groupKey ?? "", className: "text-muted" }]
      : []),
  ];
}
