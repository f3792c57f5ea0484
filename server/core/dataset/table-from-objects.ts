import { limits } from "./limits";
import type { Json } from "./schema";
import {
  checkCell,
  checkColumns,
  createErrorList,
  type ErrorList,
  failure,
  type TableFormat,
  type TableResult,
  tooManyRows,
} from "./table";

export type NumberedObject = { row: number; value: { [key: string]: Json } };

/**
 * A table from objects: columns are the keys in order of first appearance, a missing key is null. Only own keys are read, so
 * a key such as `__proto__` is a column like any other.
 */
export function tableFromObjects(
  objects: readonly NumberedObject[],
  format: TableFormat,
  errors: ErrorList = createErrorList(),
): TableResult {
  if (objects.length > limits.rows) return failure(tooManyRows);
  const names = new Set<string>();
  for (const { value } of objects) {
    for (const key of Object.keys(value)) names.add(key);
    if (names.size > limits.columns) return failure(`The objects have more than ${limits.columns} different fields.`);
  }
  const columns = [...names];
  checkColumns(columns, null, errors);
  for (const column of columns) checkCell(column, null, column, errors);
  if (columns.length === 0 && errors.toFailure() === null)
    return failure("The objects have no fields, so there is nothing to import.");
  const rows = objects.map(({ row, value }) => {
    const entries = new Map(Object.entries(value));
    return columns.map((column) => {
      const cell = entries.get(column) ?? null;
      checkCell(cell, row, column, errors);
      return cell;
    });
  });
  return (
    errors.toFailure() ?? { ok: true, table: { format, columns, rows, rowNumbers: objects.map(({ row }) => row) } }
  );
}

export function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
