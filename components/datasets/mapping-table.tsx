"use client";

import type { ColumnRole, Mapping } from "@/server/core/dataset/schema";
import type { Table as DataTable } from "@/server/core/dataset/table";
import { cn } from "../ui/cn";
import { ScrollRegion } from "../ui/scroll-region";
import { Select } from "../ui/select";
import { cellText } from "./cell-text";
import { asRole, roleHelp, roleOptions } from "./column-roles";
import { Picture } from "./picture";

interface MappingTableProps {
  table: DataTable;
  mapping: Mapping;
  onRoleChange: (column: string, role: ColumnRole) => void;
}

export const shownRows = 6;

/** The file's first rows under their columns, and above each column what it becomes. */
export function MappingTable({ table, mapping, onRoleChange }: MappingTableProps) {
  const roles = new Map(mapping.map(({ column, role }) => [column, role]));
  const rows = table.rows.slice(0, shownRows);
  const roleOf = (column: string) => roles.get(column) ?? "ignore";
  return (
    <ScrollRegion aria-label="Columns and first rows" className="overflow-auto rounded-lg border bg-surface">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">What each column becomes, with the first rows of the file</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="border-b bg-surface px-3 py-2.5 text-right align-bottom font-medium text-subtle text-xs"
            >
              Row
            </th>
            {table.columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="min-w-48 border-b border-l bg-surface px-3 py-2.5 text-left align-top font-normal"
              >
                <span className="mb-1.5 block truncate font-medium font-mono text-sm" title={column}>
                  {column}
                </span>
                <Select
                  size="sm"
                  aria-label={`What ${column} becomes`}
                  value={roleOf(column)}
                  options={roleOptions}
                  onValueChange={(value) => onRoleChange(column, asRole(value) ?? roleOf(column))}
                />
                <span className="mt-1.5 block min-h-8 text-subtle text-xs">{roleHelp[roleOf(column)]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>*]:border-b-0">
          {rows.map((cells, index) => (
            <tr key={table.rowNumbers[index]}>
              <td className="border-b px-3 py-2 text-right align-top text-subtle text-xs leading-5 tabular-nums">
                {table.rowNumbers[index]}
              </td>
              {table.columns.map((column, place) => (
                <td
                  key={column}
                  className={cn(
                    "max-w-80 border-b border-l px-3 py-2 align-top",
                    roleOf(column) === "ignore" && "bg-sunken text-subtle line-through decoration-border-strong",
                  )}
                >
                  {roleOf(column) === "image" ? (
                    <Picture column={column} value={cells[place]} size="small" />
                  ) : (
                    <span className="line-clamp-2 break-words">{cellText(cells[place])}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
