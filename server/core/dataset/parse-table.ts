import { limits } from "./limits";
import { parseCsv } from "./parse-csv";
import { parseJson } from "./parse-json";
import { parseJsonl } from "./parse-jsonl";
import { emptyFile, failure, type TableFailure, type TableFormat, type TableResult } from "./table";

/** A file's bytes with its name and media type as far as known, or pasted text. */
export type TableSource = { content: Uint8Array | string; name?: string | null; type?: string | null };

/**
 * Reads a table from CSV, TSV, JSON or JSONL. The format follows the file's name, then its media type, then its first
 * characters; a file that is none of these is refused by what it is.
 */
export function parseTable({ content, name = null, type = null }: TableSource): TableResult {
  if (content.length > limits.fileBytes)
    return failure("The file is larger than 50 MiB. Split it into several datasets.");
  const wrongKind = typeof content === "string" ? null : whyNotBinary(content);
  if (wrongKind) return wrongKind;
  const text = typeof content === "string" ? content.replace(/^\ufeff/, "") : decode(content);
  if (text.trim() === "") return failure(emptyFile);

  const format = detectFormat(text, name, type);
  if (format === null) return failure("This kind of file cannot be imported. Save it as CSV, JSON or JSONL (UTF-8).");
  if (format === "jsonl") return parseJsonl(text);
  if (format === "json") return parseJson(text);
  return /\.tsv$/i.test(name ?? "") ? parseCsv(text, "\t") : parseCsv(text);
}

const byExtension = new Map<string, TableFormat>([
  ["csv", "csv"],
  ["tsv", "csv"],
  ["txt", "csv"],
  ["json", "json"],
  ["jsonl", "jsonl"],
  ["ndjson", "jsonl"],
]);
const byType = new Map<string, TableFormat>([
  ["text/csv", "csv"],
  ["text/tab-separated-values", "csv"],
  ["application/json", "json"],
  ["application/jsonl", "jsonl"],
  ["application/x-ndjson", "jsonl"],
]);

function detectFormat(text: string, name: string | null, type: string | null): TableFormat | null {
  const extension = /\.([a-z0-9]+)$/i.exec(name ?? "")?.[1]?.toLowerCase();
  const declared = byExtension.get(extension ?? "") ?? byType.get(type?.split(";")[0]?.trim() ?? "");
  if (declared === "csv" && extension !== "txt") return "csv";
  if (declared === "jsonl") return "jsonl";
  if (declared === undefined && extension !== undefined) return null;
  const first = text.trimStart()[0];
  if (first === "[") return "json";
  if (first !== "{") return declared ?? "csv";
  const [firstLine = "", ...rest] = text.trim().split(/\r\n|\n|\r/, 2);
  const looksLikeLines = firstLine.trimEnd().endsWith("}") && (rest.length > 0 || declared !== "json");
  return looksLikeLines ? "jsonl" : "json";
}

const signatures: { bytes: number[]; message: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    message: "This is an Excel workbook or a ZIP archive. In Excel choose Save As, CSV UTF-8, and import that file.",
  },
  { bytes: [0x50, 0x4b, 0x05, 0x06], message: "This is an empty ZIP archive. Choose a CSV, JSON or JSONL file." },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    message: "This is an old Excel workbook (.xls). In Excel choose Save As, CSV UTF-8, and import that file.",
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], message: "This is a PDF. Export its table as CSV, JSON or JSONL first." },
  { bytes: [0x1f, 0x8b], message: "This file is compressed (gzip). Unpack it and import the file inside." },
  { bytes: [0x50, 0x41, 0x52, 0x31], message: "This is a Parquet file. Convert it to CSV or JSONL first." },
  { bytes: [0x89, 0x50, 0x4e, 0x47], message: "This is a picture. Choose a CSV, JSON or JSONL file." },
  { bytes: [0xff, 0xd8, 0xff], message: "This is a picture. Choose a CSV, JSON or JSONL file." },
];

function whyNotBinary(bytes: Uint8Array): TableFailure | null {
  const found = signatures.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte));
  return found ? failure(found.message) : null;
}

/** UTF-8 unless a byte order mark says UTF-16; what cannot be read becomes U+FFFD, which the cells' check reports by row. */
function decode(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8").decode(bytes);
}
