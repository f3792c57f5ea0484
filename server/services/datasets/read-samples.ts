import { createHash } from "node:crypto";
import { canonicalSamples } from "@/server/core/dataset/content-hash";
import { inferColumns } from "@/server/core/dataset/infer-columns";
import { limits } from "@/server/core/dataset/limits";
import { type MappedSamples, mapSamples } from "@/server/core/dataset/map-samples";
import { parseTable } from "@/server/core/dataset/parse-table";
import type { Mapping } from "@/server/core/dataset/schema";
import type { TableError, TableFailure } from "@/server/core/dataset/table";
import { AppError } from "@/server/core/errors";

export type ReadSamples = MappedSamples & { contentHash: string };

/** A file's samples and their SHA-256, or `invalid` with each fault by its row (`row:12:column`). Null guesses the mapping. */
export function readSamples(sourceName: string, text: string, mapping: Mapping | null): ReadSamples {
  if (Buffer.byteLength(text, "utf8") > limits.fileBytes) {
    throw new AppError(
      "too_large",
      "The file is larger than 50 MiB. Nothing was imported; split it into several datasets.",
    );
  }
  const parsed = parseTable({ content: text, name: sourceName });
  if (!parsed.ok) throw refusal(parsed);
  const mapped = mapSamples(parsed.table, mapping ?? inferColumns(parsed.table.columns, parsed.table.rows));
  if (!mapped.ok) throw refusal(mapped);
  const hash = createHash("sha256");
  for (const piece of canonicalSamples(mapped.samples)) hash.update(piece, "utf8");
  return { ...mapped, contentHash: hash.digest("hex") };
}

function refusal({ errors, moreErrors }: TableFailure): AppError {
  const [first] = errors;
  const count = errors.length + moreErrors;
  const message =
    count === 1 && first
      ? `Nothing was imported. ${first.row === null ? "" : `Row ${first.row}: `}${first.message}`
      : `Nothing was imported: the file has ${count} faults. Mend them and import it again.`;
  return new AppError(
    "invalid",
    message,
    errors.map((error) => ({ path: pathOf(error), message: error.message })),
  );
}

function pathOf({ row, column }: TableError): string {
  if (row === null) return column === null ? "columns" : `columns:${column}`;
  return column === null ? `row:${row}` : `row:${row}:${column}`;
}
