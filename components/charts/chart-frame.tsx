"use client";

import { ChartLine, Table2 } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { cn } from "../ui/cn";
import { HelpLink } from "../ui/help-link";
import type { HelpTopic } from "../ui/help-topics";
import { IconButton } from "../ui/icon-button";
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from "../ui/table";
import type { ChartTable, ChartValue } from "./chart-csv";
import { ChartDownloads } from "./chart-downloads";

interface ChartFrameProps {
  /** The finding, as a sentence. */
  title: ReactNode;
  /** A "?" among its buttons. */
  help?: HelpTopic;
  /** Measure and unit. */
  subtitle: ReactNode;
  /** The same data, raw; `format` is for the screen, the file keeps full precision. */
  table: ChartTable;
  /** The chart's part of a file's name, between its subject and the day. */
  fileName: string;
  /** Plain sentences of warning or method, under the chart. */
  note?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Every chart stands in one: what it says, what it measures, and its data and its picture one key away. */
export function ChartFrame({ title, help, subtitle, table, fileName, note, className, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const figure = useRef<HTMLElement>(null);
  const titleId = useId();
  const aboutId = useId();
  return (
    <figure ref={figure} aria-labelledby={titleId} className={cn("min-w-0 rounded-lg border bg-surface", className)}>
      <figcaption className="flex items-start gap-2 px-4 pt-3 pb-2">
        <div className="min-w-0 flex-1">
          <p id={titleId} className="font-semibold text-base">
            {title}
          </p>
          <p id={aboutId} className="text-subtle text-xs">
            {subtitle}
          </p>
        </div>
        <div className="-mr-2 flex items-center print:hidden">
          {help && <HelpLink topic={help} />}
          <IconButton
            size="sm"
            label={asTable ? "Show as chart" : "Show as table"}
            icon={asTable ? <ChartLine /> : <Table2 />}
            onClick={() => setAsTable(!asTable)}
          />
          <ChartDownloads
            figure={figure}
            titleId={titleId}
            aboutId={aboutId}
            chart={fileName}
            table={table}
            isTable={asTable}
          />
        </div>
      </figcaption>
      <div className="px-4 pb-3">
        {asTable ? <DataOf table={table} /> : children}
        {note && <div className="mt-2 max-w-prose text-muted text-xs">{note}</div>}
      </div>
    </figure>
  );
}

function DataOf({ table }: { table: ChartTable }) {
  const numeric = table.columns.map((_, index) => table.rows.some((row) => typeof row[index] === "number"));
  return (
    <Table caption="Data of this chart" dense frameClassName="max-h-65">
      <TableHead>
        <tr>
          {table.columns.map((column, index) => (
            <TableHeadCell key={column.header} align={numeric[index] ? "right" : "left"}>
              {column.header}
            </TableHeadCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {table.rows.map((row) => (
          <TableRow key={row.join("|")}>
            {table.columns.map((column, index) => (
              <TableCell key={column.header} align={numeric[index] ? "right" : "left"}>
                {shown(row[index] ?? null, column.format)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function shown(value: ChartValue, format: ((value: number) => string) | undefined) {
  if (value === null) return <span className="text-subtle">no data</span>;
  return typeof value === "number" ? (format?.(value) ?? value.toLocaleString("en-US")) : value;
}
