import { limits } from "./limits";
import { readJson } from "./read-json";
import type { Json } from "./schema";
import { createErrorList, emptyFile, failure, type TableResult } from "./table";
import { isObject, type NumberedObject, tableFromObjects } from "./table-from-objects";

const shape = 'The file must hold a list of objects, such as [{"question": "…", "answer": "…"}].';

/** Reads a JSON list of objects; items are numbered from 1. */
export function parseJson(text: string): TableResult {
  if (text.trim() === "") return failure(emptyFile);
  const parsed = readJson(text, limits.jsonDepth + 1);
  if (!parsed.ok) return failure(parsed.message);
  if (!Array.isArray(parsed.value)) return failure(`${shape} This one holds ${kindOf(parsed.value)}.`);
  if (parsed.value.length === 0) return failure("The list is empty. Add at least one object.");

  const errors = createErrorList();
  const objects: NumberedObject[] = [];
  parsed.value.forEach((value, index) => {
    if (isObject(value)) objects.push({ row: index + 1, value });
    else errors.add(index + 1, null, `Every item must be an object; this one is ${kindOf(value)}.`);
  });
  return tableFromObjects(objects, "json", errors);
}

export function kindOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return { string: "a text", number: "a number", boolean: "true or false", object: "one object" }[
    typeof value as "string"
  ];
}
