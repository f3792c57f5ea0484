import { limits, maxListedErrors } from "./limits";
import type { Json } from "./schema";

/**
 * Rows of cells in the order of the columns. `rowNumbers` names each row as its file does: the spreadsheet's row (the header
 * is row 1), the line of JSONL, or the item of a JSON list counted from 1.
 */
export type Table = { format: TableFormat; columns: string[]; rows: Json[][]; rowNumbers: number[] };
export type TableFormat = "csv" | "json" | "jsonl";

export type TableError = { row: number | null; column: string | null; message: string };
/** At most 100 errors are listed; `moreErrors` counts the rest. */
export type TableFailure = { ok: false; errors: TableError[]; moreErrors: number };
export type TableResult = { ok: true; table: Table } | TableFailure;

export function failure(message: string, row: number | null = null, column: string | null = null): TableFailure {
  return { ok: false, errors: [{ row, column, message }], moreErrors: 0 };
}

/** Collects errors without growing with a file that is wrong in every row. */
export type ErrorList = {
  add(row: number | null, column: string | null, message: string): void;
  toFailure(): TableFailure | null;
};

export function createErrorList(): ErrorList {
  const errors: TableError[] = [];
  let moreErrors = 0;
  return {
    add(row, column, message) {
      if (errors.length < maxListedErrors) errors.push({ row, column, message });
      else moreErrors += 1;
    },
    toFailure: () => (errors.length === 0 ? null : { ok: false, errors, moreErrors }),
  };
}

/** Names every fault of a header: too many columns, no name, the same name twice. */
export function checkColumns(columns: readonly string[], row: number | null, errors: ErrorList): void {
  if (columns.length > limits.columns) {
    errors.add(row, null, `The table has ${columns.length} columns; ${limits.columns} are allowed.`);
  }
  const places = new Map<string, number[]>();
  columns.forEach((column, index) => {
    if (column === "") errors.add(row, null, `Column ${index + 1} has no name. Give it one or delete the column.`);
    else places.set(column, [...(places.get(column) ?? []), index + 1]);
  });
  for (const [column, numbers] of places) {
    if (numbers.length === 1) continue;
    errors.add(
      row,
      column,
      `${numbers.length} columns are named "${column}" (columns ${numbers.join(", ")}). Rename all but one.`,
    );
  }
}

/** U+FFFD stands for bytes that were no UTF-8; half a surrogate pair cannot be stored as UTF-8. */
const unreadable = /[\ufffd\p{Surrogate}]/u;

/** Names what no cell may hold: a NUL, a character that was lost in decoding, more than 1 MiB. */
export function checkCell(value: Json, row: number | null, column: string, errors: ErrorList): void {
  if (typeof value !== "string" && typeof value !== "object") return;
  if (someText(value, (text) => text.includes("\u0000"))) {
    errors.add(row, column, "The cell holds a NUL character, which cannot be stored. Remove it.");
  }
  if (someText(value, (text) => unreadable.test(text))) {
    errors.add(
      row,
      column,
      "The cell holds characters that could not be read. Save the file as UTF-8 and import it again.",
    );
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.length > limits.cellBytes / 4 && new TextEncoder().encode(text).length > limits.cellBytes) {
    errors.add(row, column, "The cell is larger than 1 MiB. Shorten it.");
  }
}

function someText(value: Json, test: (text: string) => boolean): boolean {
  if (typeof value === "string") return test(value);
  if (Array.isArray(value)) return value.some((item) => someText(item, test));
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, item]) => test(key) || someText(item, test));
}

export const emptyFile = "The file is empty. Choose a file with a header and at least one row.";
export const tooManyRows = `The file has more than ${limits.rows.toLocaleString("en-US")} rows. Split it into several datasets.`;
