import type { TableError } from "@/server/core/dataset/table";
import type { FieldError } from "@/server/core/errors";

/** The server names a cell as `row:12:column`; the page shows it as the preview's own errors. */
export function tableErrorsOf(fields: readonly FieldError[]): TableError[] {
  return fields.flatMap(({ path, message }): TableError[] => {
    const [, row, column] = /^row:(\d+)(?::(.*))?$/s.exec(path) ?? [];
    if (row) return [{ row: Number(row), column: column ?? null, message }];
    return path === "columns" || path === "text" ? [{ row: null, column: null, message }] : [];
  });
}
