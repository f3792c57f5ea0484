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
import { type ReactNode, useMemo, useState } from "react";

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

export interface DataTableState<Row extends RowData> {
  columns: DataColumn<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Given together when the server sorts; else the page sorts. */
  sort?: TableSort | null;
  onSortChange?: (sort: TableSort | null) => void;
  initialSort?: TableSort;
  /** Given together: a checkbox per row for bulk work. */
  selected?: string[];
  onSelectedChange?: (keys: string[]) => void;
}

/** TanStack Table behind our small column type: sorting, selection and shown columns, no markup. */
export function useDataTable<Row extends RowData>(state: DataTableState<Row>) {
  const { columns, rows, rowKey, sort, onSortChange, initialSort, selected, onSelectedChange } = state;
  const [ownSort, setOwnSort] = useState<SortingState>(initialSort ? [initialSort] : []);
  const [columnVisibility, setColumnVisibility] = useState<ColumnVisibilityState>(() =>
    Object.fromEntries(columns.map((column) => [column.id, !column.hiddenAtFirst])),
  );
  const sorting = onSortChange ? (sort ? [sort] : []) : ownSort;
  const rowSelection: RowSelectionState = Object.fromEntries((selected ?? []).map((key) => [key, true]));
  const definitions = useMemo(
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
  );
  const table = useTable({
    features,
    data: rows,
    columns: definitions,
    getRowId: rowKey,
    manualSorting: onSortChange !== undefined,
    enableMultiSort: false,
    state: { sorting, rowSelection, columnVisibility },
    onSortingChange: (update) => {
      const next = typeof update === "function" ? update(sorting) : update;
      if (onSortChange) onSortChange(next[0] ?? null);
      else setOwnSort(next);
    },
    onRowSelectionChange: (update) => {
      const next = typeof update === "function" ? update(rowSelection) : update;
      onSelectedChange?.(Object.keys(next).filter((key) => next[key]));
    },
    onColumnVisibilityChange: setColumnVisibility,
  });
  const byId = new Map(columns.map((column) => [column.id, column]));
  const withOwn = (all: ReturnType<typeof table.getAllLeafColumns>) =>
    all.flatMap((column) => {
      const own = byId.get(column.id);
      return own ? [{ column, own }] : [];
    });
  return {
    table,
    shown: withOwn(table.getVisibleLeafColumns()),
    hideable: withOwn(table.getAllLeafColumns().filter((column) => column.getCanHide())),
  };
}
