import { CsvError, type Info, parse } from "csv-parse/browser/esm/sync";
import { type Delimiter, detectDelimiter } from "./detect-delimiter";
import { limits } from "./limits";
import {
  checkCell,
  checkColumns,
  createErrorList,
  emptyFile,
  failure,
  type TableFailure,
  type TableResult,
  tooManyRows,
} from "./table";

type CsvRecord = { record: string[]; info: Info };

/**
 * Reads CSV by RFC 4180 with a header row: comma, semicolon or tab, quotes, line breaks inside quotes, a BOM. Rows are
 * numbered as a spreadsheet shows them, the header being row 1; blank lines count but give no row.
 */
export function parseCsv(
  text: string,
  delimiter: Delimiter = detectDelimiter(text.replace(/^\ufeff/, "")),
): TableResult {
  const records = readRecords(text, delimiter);
  if ("ok" in records) return records;
  const [header, ...body] = records;
  if (!header) return failure(emptyFile);
  const columns = header.record.map((name) => name.trim());
  const headerRow = rowNumber(header.info);
  const errors = createErrorList();
  checkColumns(columns, headerRow, errors);
  columns.forEach((column, index) => {
    checkCell(column, headerRow, column === "" ? `${index + 1}` : column, errors);
  });
  const badHeader = errors.toFailure();
  if (badHeader) return badHeader;
  if (body.length === 0) return failure("The file has a header but no rows. Add at least one row below the header.");
  if (body.length > limits.rows) return failure(tooManyRows);

  for (const { record, info } of body) {
    const row = rowNumber(info);
    if (record.length !== columns.length) {
      errors.add(
        row,
        null,
        `The row has ${count(record.length)}, but the header has ${count(columns.length)}. A cell that holds ${nameOf(delimiter)} must stand in double quotes.`,
      );
      continue;
    }
    record.forEach((cell, index) => {
      checkCell(cell, row, columns[index] ?? "", errors);
    });
  }
  const table = {
    format: "csv" as const,
    columns,
    rows: body.map(({ record }) => record),
    rowNumbers: body.map(({ info }) => rowNumber(info)),
  };
  return errors.toFailure() ?? { ok: true, table };
}

function readRecords(text: string, delimiter: Delimiter): CsvRecord[] | TableFailure {
  try {
    const options = { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    return withInfo(parse(text, { ...options, to: limits.rows + 2 }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return failure(quoteFault(error), Number(error.records) + Number(error.empty_lines) + 1);
  }
}

/** With `info: true` the parser returns a record and its position, which its types do not say. */
function withInfo(records: unknown): CsvRecord[] {
  return records as CsvRecord[];
}

/** Blank lines are skipped but a spreadsheet counts them. */
function rowNumber(info: Info): number {
  return info.records + info.empty_lines;
}

function quoteFault(error: CsvError): string {
  if (error.code === "CSV_QUOTE_NOT_CLOSED")
    return "A cell opens with a double quote that is never closed. Close it, or remove it.";
  if (error.code === "INVALID_OPENING_QUOTE") {
    return 'A double quote stands inside a cell that is not quoted. Put the whole cell in double quotes and double the quote inside ("").';
  }
  if (error.code === "CSV_INVALID_CLOSING_QUOTE") {
    return 'Text follows a closing double quote. Double every quote inside a quoted cell ("").';
  }
  return `The row cannot be read as CSV: ${error.message}.`;
}

function count(cells: number): string {
  return cells === 1 ? "1 cell" : `${cells} cells`;
}

function nameOf(delimiter: Delimiter): string {
  return { ",": "a comma", ";": "a semicolon", "\t": "a tab" }[delimiter];
}
