import { keyText, shortKey } from "./expression";
import type { Bucket } from "./parts";
import type { EngineFunction } from "./read-functions";

/** Jobs of one part share all their concurrency limits: the function and the values of its keys. */
export function createPartName(fn: EngineFunction, context: Record<string, unknown>): string {
  return JSON.stringify([fn.id, ...fn.concurrency.map((c) => keyText(c.key, context))]);
}

/** The counters a part draws on. Scopes env and account share one counter per key expression among all functions. */
export function getBuckets(part: string, functions: Map<string, EngineFunction>): Bucket[] {
  const [id, ...values]: string[] = JSON.parse(part);
  const fn = id === undefined ? undefined : functions.get(id);
  if (!fn) return [];
  return fn.concurrency.map((c, i) => {
    const owner =
      c.scope === "env" || c.scope === "account" ? `${c.scope} ${shortKey(c.key ?? "")}` : `fn ${fn.id} ${i}`;
    return { key: `${owner} ${values[i] ?? ""}`, limit: c.limit };
  });
}
