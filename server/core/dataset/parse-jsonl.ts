import { limits } from "./limits";
import { kindOf } from "./parse-json";
import { readJson } from "./read-json";
import { createErrorList, emptyFile, failure, type TableResult } from "./table";
import { isObject, type NumberedObject, tableFromObjects } from "./table-from-objects";

/** Reads one JSON object per line; rows carry their line number, blank lines are skipped. */
export function parseJsonl(text: string): TableResult {
  const errors = createErrorList();
  const objects: NumberedObject[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (line.trim() === "") return;
    const parsed = readJson(line, limits.jsonDepth);
    if (!parsed.ok) errors.add(index + 1, null, parsed.message);
    else if (isObject(parsed.value)) objects.push({ row: index + 1, value: parsed.value });
    else errors.add(index + 1, null, `Every line must be an object; this one is ${kindOf(parsed.value)}.`);
  });
  const isEmpty = objects.length === 0 && errors.toFailure() === null;
  return isEmpty ? failure(emptyFile) : tableFromObjects(objects, "jsonl", errors);
}
