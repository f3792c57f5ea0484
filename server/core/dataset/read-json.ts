import { limits } from "./limits";
import { measureJsonDepth } from "./measure-json-depth";
import type { Json } from "./schema";

export type JsonText = { ok: true; value: Json } | { ok: false; message: string };

/** Strict JSON nested at most `maxDepth` deep; a fault becomes a sentence that keeps the parser's own position. */
export function readJson(text: string, maxDepth: number): JsonText {
  if (measureJsonDepth(text) > maxDepth) {
    return { ok: false, message: `The JSON is nested more than ${limits.jsonDepth} levels deep. Flatten it.` };
  }
  try {
    return { ok: true, value: JSON.parse(text) as Json };
  } catch (error) {
    const reason = error instanceof Error ? error.message : "it cannot be read";
    return { ok: false, message: `This is not valid JSON: ${reason}.` };
  }
}
