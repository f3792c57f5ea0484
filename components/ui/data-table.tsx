"use client";

import type { RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { Checkbox } from "./checkbox";
import { ColumnPicker } from "./column-picker";
import { moveBetweenRows, RowOpener, useRowClick } from "./row-opening";
import { Table, TableBody, TableCell, TableEmptyRow, TableHead, TableHeadCell, TableRow } from "./table";
import { type DataTableState, useDataTable } from "./use-data-table";

export type { DataColumn, TableSort } from "./use-data-table";

interface DataTableProps<Row extends RowData> extends DataTableState<Row> {
  /** Read out for the table. */
  caption: string;
  /** A row opens a page... */
  rowHref?: (row: Row) => string;
  /** ...or a sheet. */
  onRowOpen?: (row: Row) => void;
  /** The row shown in the sheet. */
  openKey?: string | null;
  /** Names a row for its checkbox. */
  rowName?: (row: Row) => string;
  /** Left of the column picker: filters, bulk actions. */
  toolbar?: ReactNode;
  columnPicker?: boolean;
  dense?: boolean;
  /** Says what to do when there is no row. */
  empty: ReactNode;
  /** "max-h-[60vh]" lets the rows scroll under the head. */
  frameClassName?: string;
}

/** Rows under a sticky head. Arrow keys move between rows, Enter opens, a click anywhere in a row opens it too. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { caption, rowHref, onRowOpen, openKey, rowName, toolbar, columnPicker, dense, empty, frameClassName } = props;
  const { table, shown, hideable } = useDataTable(props);
  const clickRow = useRowClick(props);
  const selectable = props.onSelectedChange !== undefined;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {(toolbar || columnPicker) && (
        <div className="flex flex-wrap items-center gap-2">
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">{toolbar}</div>
          {columnPicker && (
            <ColumnPicker
              columns={hideable.map(({ column, own }) => ({
                id: column.id,
                label: own.header,
                shown: column.getIsVisible(),
              }))}
              onChange={(id, isShown) => table.setColumnVisibility((before) => ({ ...before, [id]: isShown }))}
            />
          )}
        </div>
      )}
      <Table caption={caption} dense={dense} frameClassName={frameClassName} onKeyDown={moveBetweenRows}>
        <TableHead>
          <tr>
            {selectable && (
              <TableHeadCell className="w-8 pr-0">
                <Checkbox
                  label="Select all rows"
                  hideLabel
                  checked={table.getIsAllRowsSelected() || (table.getIsSomeRowsSelected() && "indeterminate")}
                  onCheckedChange={(all) => table.toggleAllRowsSelected(all)}
                />
              </TableHeadCell>
            )}
            {shown.map(({ column, own }) => (
              <TableHeadCell
                key={column.id}
                align={own.align}
                className={own.className}
                sorted={column.getCanSort() ? column.getIsSorted() || null : undefined}
                onSort={column.getCanSort() ? () => column.toggleSorting() : undefined}
              >
                {own.header}
              </TableHeadCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {table.getRowModel().rows.map((row) => (
            <TableRow
              key={row.id}
              clickable={clickRow !== undefined}
              selected={row.getIsSelected() || row.id === openKey}
              onClick={clickRow && ((event) => clickRow(row.original, event))}
            >
              {selectable && (
                <TableCell className="w-8 pr-0">
                  <Checkbox
                    label={`Select ${rowName?.(row.original) ?? row.id}`}
                    hideLabel
                    checked={row.getIsSelected()}
                    onCheckedChange={(next) => row.toggleSelected(next)}
                  />
                </TableCell>
              )}
              {shown.map(({ column, own }) => (
                <TableCell key={column.id} align={own.align} className={own.className}>
                  {own.opens && clickRow ? (
                    <RowOpener href={rowHref?.(row.original)} onOpen={() => onRowOpen?.(row.original)}>
                      {own.cell(row.original)}
                    </RowOpener>
                  ) : (
                    own.cell(row.original)
                  )}
                </TableCell>
              ))}
            </TableRow>
          ))}
          {props.rows.length === 0 && (
            <TableEmptyRow columns={shown.length + (selectable ? 1 : 0)}>{empty}</TableEmptyRow>
          )}
        </TableBody>
      </Table>
    </div>
  );
}
