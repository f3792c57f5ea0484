import { limits } from "@/server/core/dataset/limits";
import { parseTable } from "@/server/core/dataset/parse-table";
import { failure, type Table, type TableFailure } from "@/server/core/dataset/table";

export interface ReadSource {
  name: string;
  /** What the server is given: the same characters that were previewed. */
  text: string;
  result: { ok: true; table: Table } | TableFailure;
}

/** Reads a chosen file with the rules that the server applies again at import. */
export async function readFile(file: File): Promise<ReadSource> {
  if (file.size > limits.fileBytes) {
    return {
      name: file.name,
      text: "",
      result: failure("The file is larger than 50 MiB. Split it into several datasets."),
    };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  return {
    name: file.name,
    text: decode(bytes),
    result: parseTable({ content: bytes, name: file.name, type: file.type || null }),
  };
}

/** Pasted text has no name; it gets one whose ending tells the server what was found here. */
export function readPasted(text: string): ReadSource {
  const result = parseTable({ content: text });
  return { name: `pasted.${result.ok ? result.table.format : "csv"}`, text, result };
}

/** As the core decodes: UTF-8 unless a byte order mark says UTF-16. */
function decode(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8").decode(bytes);
}

/** "support tickets" from "support_tickets.csv": a first proposal for the dataset's name. */
export function proposeName(fileName: string): string {
  const stem = fileName
    .replace(/\.[a-z0-9]+$/i, "")
    .replace(/[_-]+/g, " ")
    .trim();
  if (stem === "" || stem === "pasted") return "";
  return `${stem[0]?.toUpperCase() ?? ""}${stem.slice(1)}`.slice(0, 120);
}
