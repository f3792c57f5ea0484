import type { DataColumn } from "../ui/data-table";
import { RelativeTime } from "../ui/relative-time";
import { TextLink } from "../ui/text-link";
import type { FailedRun } from "./api-types";
import { RetryButton } from "./retry-button";

export const failedRunColumns = (path: (inside: string) => string): DataColumn<FailedRun>[] => [
  { id: "function", header: "Function", opens: true, cell: (row) => row.functionId, className: "sm:min-w-56" },
  {
    id: "error",
    header: "Error",
    cell: (row) => (
      <span className="line-clamp-2 min-w-44 text-muted">
        <span className="font-medium text-text">{row.error.name}</span> {row.error.message}
      </span>
    ),
  },
  {
    id: "experiment",
    header: "Experiment",
    cell: ({ experiment }) =>
      experiment ? (
        <TextLink href={path(`/experiments/${experiment.id}`)} className="line-clamp-2 min-w-32 max-w-64">
          {experiment.name}
        </TextLink>
      ) : (
        "-"
      ),
    className: "hidden md:table-cell",
  },
  {
    id: "event",
    header: "Event",
    cell: (row) => <span className="whitespace-nowrap font-mono text-muted text-xs">{row.eventName}</span>,
    className: "hidden xl:table-cell",
  },
  { id: "ended", header: "When", align: "right", cell: (row) => <RelativeTime instant={row.endedAt} /> },
  { id: "retry", header: "Retry", align: "right", cell: (row) => <RetryButton run={row} />, className: "w-32" },
];
