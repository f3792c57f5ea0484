import { canonicalJson } from "../dataset/content-hash";
import type { Json } from "../dataset/schema";
import { analyze } from "./analyze";
import type { ResultsFile } from "./results-file";
import { summarize } from "./summarize";

/** A part of the results, such as "metrics", and whether computing it anew gave the same bytes. */
export type Recomputed = { part: string; isSame: boolean };

/** Computes all results of a file anew from its rows and holds each part against what the file says. Pure. */
export function recompute({ rows, facts, results, analysis }: ResultsFile): Recomputed[] {
  const summary = summarize(rows).body;
  return [...compared("results", summary, results), ...compared("analysis", analyze(rows, summary, facts), analysis)];
}

/** What the database stores has no order of keys, so both sides are written in the same one. */
function compared(name: string, fresh: object, stored: object): Recomputed[] {
  const [left, right] = [partsOf(fresh), partsOf(stored)];
  const parts = [...new Set([...left.keys(), ...right.keys()])].sort();
  return parts.map((part) => ({ part: `${name}.${part}`, isSame: left.get(part) === right.get(part) }));
}

function partsOf(value: object): Map<string, string> {
  const plain = JSON.parse(JSON.stringify(value)) as Record<string, Json>;
  return new Map(Object.entries(plain).map(([part, content]) => [part, canonicalJson(content)]));
}
