import { looksLikeImage } from "./image-cell";
import type { ColumnRole, Json, Mapping } from "./schema";

/** Names of the expected answer, the surest first: only the first one found is taken. */
const expectedNames = [
  "expected",
  "expected_output",
  "expected_answer",
  "expected_response",
  "reference",
  "reference_answer",
  "reference_output",
  "ground_truth",
  "gold",
  "gold_answer",
  "ideal",
  "target",
  "acceptance_criteria",
  "answer",
  "label",
  "completion",
  "output",
  "response",
];

const groupNames = [
  "group",
  "group_id",
  "cluster",
  "cluster_id",
  "conversation_id",
  "thread_id",
  "session_id",
  "document_id",
  "customer_id",
  "user_id",
];

const metadataNames = new Set(
  (
    "id uuid key sample_id item_id row_id name author source url link split subset language lang locale difficulty level " +
    "complexity domain topic category subcategory area product_area type kind tag tags tone priority severity status version " +
    "date created created_at updated_at timestamp notes note comment comments explanation rationale score rating"
  ).split(" "),
);

const lookedAtRows = 20;

const ignoredNames = new Set(["index", "row", "row_number", "unnamed_0", "_id"]);

/**
 * A first guess of what each column is, by its name; people correct it. Only pictures are known by the first rows, where all
 * that a column holds are image data URLs. One column at most becomes the expected answer and one the group. What no list knows is an input. When nothing would be left as input, the first metadata column that is
 * no identifier becomes one.
 */
export function inferColumns(columns: readonly string[], rows: readonly (readonly Json[])[] = []): Mapping {
  const first = rows.slice(0, lookedAtRows);
  const pictures = columns.filter((_, place) => holdsPictures(first.map((cells) => cells[place] ?? null)));
  const others = columns.filter((column) => !pictures.includes(column));
  const expected = firstNamed(others, expectedNames);
  const group = firstNamed(others, groupNames);
  const mapping = columns.map((column) => ({
    column,
    role: pictures.includes(column) ? ("image" as const) : guessRole(column, expected, group),
  }));
  if (mapping.some(({ role }) => role === "inputs" || role === "image")) return mapping;
  const spare = mapping.find(
    ({ column, role }) => role === "metadata" && !/(^|_)(id|uuid|key)$/.test(normalize(column)),
  );
  if (spare) spare.role = "inputs";
  return mapping;
}

function holdsPictures(cells: readonly Json[]): boolean {
  const filled = cells.filter((cell) => cell !== null && cell !== "");
  return filled.length > 0 && filled.every(looksLikeImage);
}

function guessRole(column: string, expected: string | undefined, group: string | undefined): ColumnRole {
  if (column === expected) return "expected";
  if (column === group) return "group";
  const name = normalize(column);
  if (ignoredNames.has(name)) return "ignore";
  const isKnown = metadataNames.has(name) || expectedNames.includes(name) || groupNames.includes(name);
  return isKnown || name.startsWith("metadata_") || name.startsWith("meta_") ? "metadata" : "inputs";
}

function firstNamed(columns: readonly string[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = columns.find((column) => normalize(column) === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "Expected Output", "expectedOutput" and "expected-output" are the same name. */
function normalize(column: string): string {
  return column
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_(?!id$)|_$/g, "");
}
