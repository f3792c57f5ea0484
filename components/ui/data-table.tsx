"use client";

import {
  type ColumnVisibilityState,
  columnVisibilityFeature,
  createSortedRowModel,
  type RowData,
  type RowSelectionState,
  rowSelectionFeature,
  rowSortingFeature,
  type SortingState,
  sortFn_basic,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useState } from "react";
import { Checkbox } from "./checkbox";
import { ColumnPicker } from "./column-picker";
import { Table, TableBody, TableCell, TableEmptyRow, TableHead, TableHeadCell, TableRow } from "./table";

const features = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

export interface DataColumn<Row extends RowData> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Makes the column sortable in the page; null sorts last. With `onSortChange` any value marks it as sortable. */
  sortValue?: (row: Row) => string | number | null;
  align?: "left" | "right" | "center";
  /** The column that names the row: its cell is the link or button that opens it. One per table. */
  opens?: boolean;
  /** Not offered in the column picker. */
  alwaysShown?: boolean;
  hiddenAtFirst?: boolean;
  /** Class of head and cells, for widths: "w-32", "hidden md:table-cell". */
  className?: string;
}

export interface TableSort {
  id: string;
  desc: boolean;
}

interface DataTableProps<Row extends RowData> {
  /** Read out for the table. */
  caption: string;
  columns: DataColumn<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** A row opens a page... */
  rowHref?: (row: Row) => string;
  /** ...or a sheet. */
  onRowOpen?: (row: Row) => void;
  /** The row shown in the sheet. */
  openKey?: string | null;
  /** Given together when the server sorts; else the page sorts. */
  sort?: TableSort | null;
  onSortChange?: (sort: TableSort | null) => void;
  initialSort?: TableSort;
  /** Given together: a checkbox per row for bulk work. */
  selected?: string[];
  onSelectedChange?: (keys: string[]) => void;
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
  const { caption, columns, rows, rowKey, rowHref, onRowOpen, openKey, sort, onSortChange, initialSort } = props;
  const { selected, onSelectedChange, rowName, toolbar, columnPicker, dense, empty, frameClassName } = props;
  const router = useRouter();
  const [ownSort, setOwnSort] = useState<SortingState>(initialSort ? [initialSort] : []);
  const [visibility, setVisibility] = useState<ColumnVisibilityState>(() =>
    Object.fromEntries(columns.map((column) => [column.id, !column.hiddenAtFirst])),
  );
  const serverSorts = onSortChange !== undefined;
  const sorting = serverSorts ? (sort ? [sort] : []) : ownSort;
  const selection: RowSelectionState = Object.fromEntries((selected ?? []).map((key) => [key, true]));

  const table = useTable({
    features,
    data: rows,
    columns: useMemo(
      () =>
        columns.map((column) => ({
          id: column.id,
          accessorFn: (row: Row) => column.sortValue?.(row) ?? undefined,
          enableSorting: column.sortValue !== undefined,
          enableHiding: !column.alwaysShown && !column.opens,
          sortFn: "basic" as const,
          sortUndefined: "last" as const,
        })),
      [columns],
    ),
    getRowId: rowKey,
    manualSorting: serverSorts,
    enableMultiSort: false,
    state: { sorting, rowSelection: selection, columnVisibility: visibility },
    onSortingChange: (update) => {
      const next = typeof update === "function" ? update(sorting) : update;
      if (onSortChange) onSortChange(next[0] ?? null);
      else setOwnSort(next);
    },
    onRowSelectionChange: (update) => {
      const next = typeof update === "function" ? update(selection) : update;
      onSelectedChange?.(Object.keys(next).filter((key) => next[key]));
    },
    onColumnVisibilityChange: setVisibility,
  });

  const byId = new Map(columns.map((column) => [column.id, column]));
  const shown = table.getVisibleLeafColumns().flatMap((column) => {
    const own = byId.get(column.id);
    return own ? [{ column, own }] : [];
  });
  const selectable = onSelectedChange !== undefined;
  const opens = rowHref !== undefined || onRowOpen !== undefined;

  function open(row: Row) {
    if (rowHref) router.push(rowHref(row));
    else onRowOpen?.(row);
  }

  function cellContent(row: Row, own: DataColumn<Row>) {
    const content = own.cell(row);
    if (!own.opens || !opens) return content;
    const classes = "-mx-1 block max-w-full truncate rounded-sm px-1 text-left font-medium text-text outline-offset-0";
    return rowHref ? (
      <Link href={rowHref(row)} data-row-opener className={classes}>
        {content}
      </Link>
    ) : (
      <button type="button" data-row-opener className={classes} onClick={() => onRowOpen?.(row)}>
        {content}
      </button>
    );
  }

  return (
    <div className="flex min-w-0 flex-col gap-2">
      {(toolbar || columnPicker) && (
        <div className="flex flex-wrap items-center gap-2">
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">{toolbar}</div>
          {columnPicker && (
            <ColumnPicker
              columns={table
                .getAllLeafColumns()
                .filter((column) => column.getCanHide())
                .map((column) => ({
                  id: column.id,
                  label: byId.get(column.id)?.header ?? column.id,
                  shown: column.getIsVisible(),
                }))}
              onChange={(id, isShown) => setVisibility((before) => ({ ...before, [id]: isShown }))}
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
                  checked={
                    table.getIsAllRowsSelected() ? true : table.getIsSomeRowsSelected() ? "indeterminate" : false
                  }
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
              clickable={opens}
              selected={row.getIsSelected() || row.id === openKey}
              onClick={opens ? (event) => isPlainClick(event) && open(row.original) : undefined}
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
                  {cellContent(row.original, own)}
                </TableCell>
              ))}
            </TableRow>
          ))}
          {rows.length === 0 && <TableEmptyRow columns={shown.length + (selectable ? 1 : 0)}>{empty}</TableEmptyRow>}
        </TableBody>
      </Table>
    </div>
  );
}

/** A click on a control inside the row, or one that selects text, is not an opening of the row. */
function isPlainClick(event: MouseEvent<HTMLElement>) {
  const control = event.target instanceof Element && event.target.closest("a, button, input, label, [role=menuitem]");
  return !control && !event.defaultPrevented && !window.getSelection()?.toString();
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const openers = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-opener]")];
  const current = openers.findIndex((opener) => opener.matches(":focus"));
  if (current < 0) return;
  event.preventDefault();
  openers[current + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
}
