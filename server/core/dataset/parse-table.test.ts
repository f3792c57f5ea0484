import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "./limits";
import { parseCsv } from "./parse-csv";
import { parseTable } from "./parse-table";
import type { TableResult } from "./table";

const bytes = (text: string) => new TextEncoder().encode(text);
const tableOf = (result: TableResult) => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.table;
};
const errorsOf = (result: TableResult) => (result.ok ? [] : result.errors);
const firstMessage = (result: TableResult) => errorsOf(result)[0]?.message ?? "";

describe("CSV", () => {
  it("gives back any table that was written as CSV, with every delimiter", () => {
    const cell = fc.string({ unit: "binary" }).filter((text) => !text.includes("\u0000") && !text.includes("\ufffd"));
    const tables = fc
      .uniqueArray(
        cell.map((text) => text.trim()).filter((text) => text !== ""),
        { minLength: 1, maxLength: 5 },
      )
      .chain((columns) =>
        fc.record({
          columns: fc.constant(columns),
          rows: fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { minLength: 1 }),
          delimiter: fc.constantFrom("," as const, ";" as const, "\t" as const),
          lineEnd: fc.constantFrom("\n", "\r\n"),
        }),
      );
    fc.assert(
      fc.property(tables, ({ columns, rows, delimiter, lineEnd }) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = [columns, ...rows].map((row) => row.map(quote).join(delimiter)).join(lineEnd);
        expect(tableOf(parseCsv(text, delimiter))).toMatchObject({ columns, rows });
      }),
    );
  }, 30_000);

  it("finds comma, semicolon and tab by itself, also when other delimiters stand in the text", () => {
    for (const text of ["a,b\n1;1,2\n", "a;b\n1,1;2,2\n", "a\tb\n1,1\t2;2\n", '"a,x";b\n"1,2,3";4']) {
      expect(tableOf(parseTable({ content: text })).columns).toHaveLength(2);
    }
    expect(tableOf(parseTable({ content: "a;x\tb\n1\t2", name: "t.tsv" })).columns).toEqual(["a;x", "b"]);
  });

  it("drops a byte order mark and reads UTF-16", () => {
    expect(tableOf(parseTable({ content: bytes("\ufeffa,b\n1,2") })).columns).toEqual(["a", "b"]);
    const utf16 = new Uint8Array([0xff, 0xfe, ...[..."a\n1"].flatMap((letter) => [letter.charCodeAt(0), 0])]);
    expect(tableOf(parseTable({ content: utf16, name: "x.csv" }))).toMatchObject({ columns: ["a"], rows: [["1"]] });
  });

  it("numbers rows as a spreadsheet does, whatever line breaks and blank lines there are", () => {
    const table = tableOf(parseTable({ content: 'a,b\n"1\n1",2\n\n3,4\n' }));
    expect(table.rowNumbers).toEqual([2, 4]);
    expect(table.rows[0]).toEqual(["1\n1", "2"]);
  });

  it("names every row with a wrong number of cells and goes on", () => {
    expect(errorsOf(parseTable({ content: "a,b\n1\n1,2\n1,2,3" }))).toEqual([
      { row: 2, column: null, message: expect.stringContaining("The row has 1 cell, but the header has 2 cells.") },
      { row: 4, column: null, message: expect.stringContaining("comma must stand in double quotes") },
    ]);
  });

  it("explains a quote that is never closed or stands in the middle, with its row", () => {
    expect(errorsOf(parseTable({ content: 'a,b\n1,2\n"3,4\n5,6' }))).toEqual([
      { row: 3, column: null, message: expect.stringContaining("never closed") },
    ]);
    expect(errorsOf(parseTable({ content: 'a,b\n1,2\n3,6" pipe' }))).toEqual([
      { row: 3, column: null, message: expect.stringContaining("not quoted") },
    ]);
    expect(errorsOf(parseTable({ content: 'a,b\n"1"x,2' }))[0]).toMatchObject({ row: 2 });
  });

  it("refuses two columns of one name and a column without a name", () => {
    expect(errorsOf(parseTable({ content: "a,b,a\n1,2,3" }))).toEqual([
      { row: 1, column: "a", message: '2 columns are named "a" (columns 1, 3). Rename all but one.' },
    ]);
    expect(firstMessage(parseTable({ content: "a,,b\n1,2,3" }))).toContain("Column 2 has no name");
  });

  it("refuses an empty file and a header without rows", () => {
    for (const content of ["", " \n\n", "\ufeff", bytes("")]) {
      expect(firstMessage(parseTable({ content, name: "x.csv" }))).toContain("The file is empty");
    }
    expect(firstMessage(parseTable({ content: "a,b\n" }))).toContain("no rows");
  });

  it("points at the cell with a NUL or with bytes that are not UTF-8", () => {
    expect(errorsOf(parseTable({ content: "a,b\n1,x\u0000y" }))).toMatchObject([{ row: 2, column: "b" }]);
    const latin1 = new Uint8Array([...bytes("a,b\n1,2\ncaf"), 0xe9, ...bytes(",4")]);
    expect(errorsOf(parseTable({ content: latin1 }))).toEqual([
      { row: 3, column: "a", message: expect.stringContaining("UTF-8") },
    ]);
  });

  it("lists a hundred errors and counts the rest", () => {
    const result = parseTable({ content: `a,b\n${"1\n".repeat(150)}` });
    expect(result).toMatchObject({ ok: false, moreErrors: 50 });
    expect(errorsOf(result)).toHaveLength(100);
  });
});

describe("JSON and JSONL", () => {
  it("makes the union of keys the columns and a missing key null", () => {
    expect(tableOf(parseTable({ content: '[{"a":1},{"b":[true],"a":null}]', name: "x.json" }))).toEqual({
      format: "json",
      columns: ["a", "b"],
      rows: [
        [1, null],
        [null, [true]],
      ],
      rowNumbers: [1, 2],
    });
  });

  it("numbers JSONL rows by line and reports each broken line", () => {
    expect(tableOf(parseTable({ content: '{"a":1}\n\n{"a":2}\r\n', name: "x.jsonl" })).rowNumbers).toEqual([1, 3]);
    expect(errorsOf(parseTable({ content: '{"a":1}\n{a}\n[1]', name: "x.jsonl" }))).toMatchObject([
      { row: 2, message: expect.stringContaining("not valid JSON") },
      { row: 3, message: "Every line must be an object; this one is a list." },
    ]);
  });

  it("tells JSON, JSONL and CSV apart by the text when nothing else is known", () => {
    const formatOf = (content: string, name?: string) => tableOf(parseTable({ content, name })).format;
    expect(formatOf('  [{"a":1}]')).toBe("json");
    expect(formatOf('{"a":1}\n{"a":2}')).toBe("jsonl");
    expect(formatOf('{"a":1}')).toBe("jsonl");
    expect(formatOf('{"a":1}\n{"a":2}', "lines.json")).toBe("jsonl");
    expect(formatOf("a,b\n1,2", "pasted.txt")).toBe("csv");
  });

  it("treats __proto__ as a column like any other", () => {
    const table = tableOf(parseTable({ content: '[{"__proto__":{"x":1},"constructor":2}]' }));
    expect(table).toMatchObject({ columns: ["__proto__", "constructor"], rows: [[{ x: 1 }, 2]] });
  });

  it("says what the file holds when it is no list of objects", () => {
    expect(firstMessage(parseTable({ content: '{\n"data":[]}', name: "x.json" }))).toContain(
      "This one holds one object",
    );
    expect(firstMessage(parseTable({ content: "[]" }))).toContain("The list is empty");
    expect(errorsOf(parseTable({ content: '[{"a":1},2]' }))).toMatchObject([{ row: 2 }]);
    expect(firstMessage(parseTable({ content: "[{}]" }))).toContain("no fields");
    expect(firstMessage(parseTable({ content: '[{"a":1},', name: "x.json" }))).toContain("not valid JSON");
  });

  it("refuses JSON nested too deep before building it", () => {
    const nested = (depth: number) => `[{"a":${"[".repeat(depth)}${"]".repeat(depth)}}]`;
    expect(parseTable({ content: nested(31) }).ok).toBe(true);
    expect(firstMessage(parseTable({ content: nested(32) }))).toContain("more than 32 levels");
    expect(firstMessage(parseTable({ content: nested(200_000) }))).toContain("more than 32 levels");
  });

  it("finds a NUL inside a nested value, but not the six characters that spell one", () => {
    expect(errorsOf(parseTable({ content: '[{"a":{"b":["\\u0000"]}}]' }))).toMatchObject([{ row: 1, column: "a" }]);
    expect(parseTable({ content: '[{"a":{"b":["\\\\u0000"]}}]' }).ok).toBe(true);
    expect(errorsOf(parseTable({ content: '[{"a\\u0000":1}]' }))).toMatchObject([
      { row: null, message: expect.stringContaining("NUL") },
    ]);
    expect(errorsOf(parseTable({ content: '[{"a":"\\ud800"}]' }))).toMatchObject([
      { row: 1, message: expect.stringContaining("UTF-8") },
    ]);
  });
});

describe("limits and wrong files", () => {
  it("refuses other kinds of file by what they are", () => {
    const refused: [number[], RegExp][] = [
      [[0x50, 0x4b, 0x03, 0x04, 1], /Excel workbook or a ZIP/],
      [[0xd0, 0xcf, 0x11, 0xe0], /old Excel/],
      [[...bytes("%PDF-1.7")], /PDF/],
      [[0x1f, 0x8b, 8], /gzip/],
    ];
    for (const [content, message] of refused) {
      expect(firstMessage(parseTable({ content: new Uint8Array(content), name: "data.csv" }))).toMatch(message);
    }
    expect(firstMessage(parseTable({ content: "x", name: "notes.docx" }))).toContain("cannot be imported");
  });

  it("refuses too many bytes, rows, columns and too large a cell", () => {
    const many = Array.from({ length: limits.columns + 1 }, (_, index) => `c${index}`);
    expect(firstMessage(parseTable({ content: new Uint8Array(limits.fileBytes + 1) }))).toContain("50 MiB");
    expect(firstMessage(parseTable({ content: `a\n${"1\n".repeat(limits.rows + 1)}` }))).toContain("100,000 rows");
    expect(firstMessage(parseTable({ content: `${many.join()}\n${many.join()}` }))).toContain("201 columns");
    expect(
      firstMessage(parseTable({ content: JSON.stringify([Object.fromEntries(many.map((name) => [name, 1]))]) })),
    ).toContain("more than 200 different fields");
    expect(errorsOf(parseTable({ content: `a\n${"é".repeat(limits.cellBytes / 2 + 1)}` }))).toMatchObject([
      { row: 2, column: "a", message: expect.stringContaining("1 MiB") },
    ]);
    expect(parseTable({ content: `a\n${"e".repeat(limits.cellBytes)}` }).ok).toBe(true);
  }, 30_000);
});
