import { isJsonObject, type JsonObject } from "../json-value";
import { cutOff } from "../read-stream";
import { fromErrorLine } from "./from-error";

/** Which line of a streamed answer says that it is whole. */
export type LastLine = (line: JsonObject) => boolean;

/**
 * Lets an answer of one JSON object a line through to the ollama package, and ends it at the first line that is none
 * (SyntaxError), that is an error, or where it ends without its last line (ProviderError). The package itself prints
 * unreadable lines, answers included, and goes on without them.
 */
export function createLineCheck(apiKey: string | null, isLast: LastLine): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  let rest = "";
  let isDone = false;

  function check(line: string) {
    if (line.trim() === "") return;
    const value: unknown = JSON.parse(line);
    if (!isJsonObject(value)) throw new SyntaxError(`${line.slice(0, 40)} is not an object.`);
    if (value.error) throw fromErrorLine(value, apiKey);
    isDone ||= isLast(value);
  }

  return new TransformStream({
    transform(bytes, controller) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) check(line);
      controller.enqueue(bytes);
    },
    flush() {
      if (isWholeJson(rest)) check(rest);
      if (!isDone) throw cutOff();
    },
  });
}

function isWholeJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
