"use client";

import { ChartLine, Download, Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { cn } from "../ui/cn";
import { HelpLink } from "../ui/help-link";
import type { HelpTopic } from "../ui/help-topics";
import { IconButton } from "../ui/icon-button";
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from "../ui/table";
import { type ChartTable, type ChartValue, chartCsv } from "./chart-csv";

interface ChartFrameProps {
  /** The finding, as a sentence. */
  title: ReactNode;
  /** A "?" among its buttons. */
  help?: HelpTopic;
  /** Measure and unit. */
  subtitle: ReactNode;
  /** The same data, raw; `format` is for the screen, the file keeps full precision. */
  table: ChartTable;
  /** Without ".csv". */
  fileName: string;
  /** Plain sentences of warning or method, under the chart. */
  note?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Every chart stands in one: what it says, what it measures, and its data one key away. */
export function ChartFrame({ title, help, subtitle, table, fileName, note, className, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  return (
    <figure aria-labelledby={titleId} className={cn("min-w-0 rounded-lg border bg-surface", className)}>
      <figcaption className="flex items-start gap-2 px-4 pt-3 pb-2">
        <div className="min-w-0 flex-1">
          <p id={titleId} className="font-semibold text-base">
            {title}
          </p>
          <p className="text-subtle text-xs">{subtitle}</p>
        </div>
        <div className="-mr-2 flex items-center print:hidden">
          {help && <HelpLink topic={help} />}
          <IconButton
            size="sm"
            label={asTable ? "Show as chart" : "Show as table"}
            icon={asTable ? <ChartLine /> : <Table2 />}
            onClick={() => setAsTable(!asTable)}
          />
          <IconButton
            size="sm"
            label="Download CSV"
            icon={<Download />}
            onClick={() => download(`${fileName}.csv`, chartCsv(table))}
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

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
