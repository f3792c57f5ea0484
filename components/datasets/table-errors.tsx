import { CircleAlert } from "lucide-react";
import type { TableError } from "@/server/core/dataset/table";
import { formatCount, formatNumber } from "../ui/format";
import { ScrollRegion } from "../ui/scroll-region";

interface TableErrorsProps {
  title: string;
  errors: TableError[];
  moreErrors: number;
}

/** Every fault with the row and column in which the file has it, so that it can be found there. */
export function TableErrors({ title, errors, moreErrors }: TableErrorsProps) {
  const [only] = errors;
  const count = errors.length + moreErrors;
  return (
    <div role="alert" className="overflow-hidden rounded-lg border bg-surface">
      <div className="flex items-start gap-2.5 bg-danger-soft px-4 py-3 text-danger-ink text-sm">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <div className="min-w-0 flex-1">
          <p className="font-medium">{title}</p>
          <p className="max-w-prose text-text">
            {count === 1 && only && only.row === null ? only.message : `${formatCount(count, "problem")} found.`}{" "}
            Nothing was imported.
          </p>
        </div>
      </div>
      {!(count === 1 && only?.row === null) && (
        <ScrollRegion aria-label="Problems by row" className="max-h-80 overflow-auto">
          <ul className="divide-y text-sm">
            {errors.map(({ row, column, message }) => (
              <li
                key={`${row ?? ""}|${column ?? ""}|${message}`}
                className="grid gap-x-4 px-4 py-2 sm:grid-cols-[160px_minmax(0,1fr)]"
              >
                <span className="truncate font-mono text-subtle text-xs leading-5">
                  {row === null ? "whole file" : `row ${formatNumber(row)}`}
                  {column && ` · ${column}`}
                </span>
                <span className="break-words">{message}</span>
              </li>
            ))}
            {moreErrors > 0 && (
              <li className="px-4 py-2 text-muted">
                and {formatCount(moreErrors, "more problem")} of this kind or another.
              </li>
            )}
          </ul>
        </ScrollRegion>
      )}
    </div>
  );
}
