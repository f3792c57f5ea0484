export type ChartValue = string | number | null;

export interface ChartTable {
  columns: { header: string; format?: (value: number) => string }[];
  rows: ChartValue[][];
}

/** RFC 4180 with full precision. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function chartCsv(table: ChartTable): string {
  const lines = [table.columns.map((column) => column.header), ...table.rows];
  return lines.map((line) => line.map(csvField).join(",")).join("\r\n");
}

function csvField(value: ChartValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
