import { canonicalJson } from "./content-hash";
import { readImage } from "./image-cell";
import type { ColumnRole, Json, JsonRecord, Mapping, Sample } from "./schema";
import { createErrorList, type Table, type TableFailure } from "./table";

export type MappedSamples = {
  ok: true;
  samples: Sample[];
  /** All that fill a prompt's variables, pictures too. */
  inputColumns: string[];
  imageColumns: string[];
  /** Those of them that hold an address somewhere and not the picture itself: not every provider fetches one. */
  imageUrlColumns: string[];
  metadataFields: string[];
  hasExpected: boolean;
  hasGroups: boolean;
};

/**
 * Samples from a table and its mapping. Columns that the mapping leaves out are ignored. Blank expected and group cells are
 * null; an expected answer that is no text becomes its JSON. A row whose inputs are all blank is an error, by its number.
 */
export function mapSamples(table: Table, mapping: Mapping): MappedSamples | TableFailure {
  const wrongMapping = checkMapping(table.columns, mapping);
  if (wrongMapping) return wrongMapping;
  const placesOf = (...wanted: ColumnRole[]) =>
    mapping
      .filter(({ role }) => wanted.includes(role))
      .map(({ column }) => ({ column, place: table.columns.indexOf(column) }))
      .sort((a, b) => a.place - b.place);
  const inputs = placesOf("inputs", "image");
  const images = placesOf("image");
  const withAddress = new Set<string>();
  const metadata = placesOf("metadata");
  const [expected] = placesOf("expected");
  const [group] = placesOf("group");

  const errors = createErrorList();
  const samples = table.rows.map((cells, index): Sample => {
    const row = table.rowNumbers[index] ?? index + 1;
    const cell = (place: number): Json => cells[place] ?? null;
    if (inputs.every(({ place }) => isBlank(cell(place)))) {
      errors.add(
        row,
        null,
        `The row has no input: ${listNames(inputs.map(({ column }) => column))} ${inputs.length === 1 ? "is" : "are"} blank.`,
      );
    }
    for (const { column, place } of images) {
      const read = readImage(cell(place));
      if (!read.ok) errors.add(row, column, read.message);
      else if (read.image?.kind === "url") withAddress.add(column);
    }
    const groupCell = group ? cell(group.place) : null;
    if (group && typeof groupCell === "object" && groupCell !== null) {
      errors.add(row, group.column, "A group must be a text or a number.");
    }
    return {
      inputs: toRecord(inputs.map(({ column, place }) => [column, cell(place)])),
      expected: expected ? toText(cell(expected.place)) : null,
      metadata: toRecord(metadata.map(({ column, place }) => [column, cell(place)])),
      group: toText(groupCell)?.trim() ?? null,
    };
  });
  return (
    errors.toFailure() ?? {
      ok: true,
      samples,
      inputColumns: inputs.map(({ column }) => column),
      imageColumns: images.map(({ column }) => column),
      imageUrlColumns: [...withAddress],
      metadataFields: metadata.map(({ column }) => column),
      hasExpected: samples.some((sample) => sample.expected !== null),
      hasGroups: samples.some((sample) => sample.group !== null),
    }
  );
}

function checkMapping(columns: readonly string[], mapping: Mapping): TableFailure | null {
  const errors = createErrorList();
  const seen = new Set<string>();
  for (const { column } of mapping) {
    if (!columns.includes(column))
      errors.add(null, column, `The file has no column "${column}". Choose the columns again.`);
    if (seen.has(column)) errors.add(null, column, `Column "${column}" is mapped twice.`);
    seen.add(column);
  }
  for (const [role, words] of [
    ["expected", "expected answer"],
    ["group", "group"],
  ] as const) {
    const chosen = mapping.filter((entry) => entry.role === role).map(({ column }) => column);
    if (chosen.length > 1)
      errors.add(null, null, `Only one column can be the ${words}; chosen are ${listNames(chosen)}.`);
  }
  if (!mapping.some(({ role }) => role === "inputs" || role === "image"))
    errors.add(null, null, "Choose at least one column as input.");
  return errors.toFailure();
}

/** Defines each key, so that one named `__proto__` is data and not a prototype. */
function toRecord(entries: readonly (readonly [string, Json])[]): JsonRecord {
  const record: JsonRecord = {};
  for (const [key, value] of entries) {
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return record;
}

function isBlank(value: Json): boolean {
  return value === null || (typeof value === "string" && value.trim() === "");
}

function toText(value: Json): string | null {
  if (isBlank(value)) return null;
  return typeof value === "string" ? value : canonicalJson(value);
}

function listNames(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
