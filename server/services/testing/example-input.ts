import { z } from "zod";
import type { Noun } from "@/server/core/ids";

/** Stands in an example input where an id belongs. */
const marker = "\u0001id:";
export const idHere = (noun: Noun): string => `${marker}${noun}`;

type Node = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Node[];
  oneOf?: Node[];
  allOf?: Node[];
  $ref?: string;
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
  minItems?: number;
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  noun?: Noun;
};

/**
 * Inputs that a schema accepts, one for each branch of its unions, with `idHere` in every place of an id (optional ones
 * too). Optional fields without an id are left out.
 */
export function exampleInputs(schema: z.ZodType): Record<string, unknown>[] {
  const root = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Node & {
    $defs?: Record<string, Node>;
  };
  const defs = root.$defs ?? {};

  function examples(node: Node, name: string): unknown[] {
    if (node.$ref) return examples(defs[node.$ref.replace("#/$defs/", "")] ?? {}, name);
    if ("const" in node) return [node.const];
    if (node.enum) return [node.enum[0]];
    const branches = node.anyOf ?? node.oneOf;
    if (branches) {
      const real = branches.filter((branch) => branch.type !== "null");
      return (real.length > 0 ? real : branches).flatMap((branch) => examples(branch, name));
    }
    if (node.allOf) return examples(node.allOf[0] ?? {}, name);
    switch (node.type) {
      case "string":
        return [text(node, name)];
      case "number":
      case "integer":
        return [Math.max(node.minimum ?? 1, (node.exclusiveMinimum ?? 0) + 1)];
      case "boolean":
        return [false];
      case "array":
        return examples(node.items ?? {}, name).map((item) => Array(Math.max(node.minItems ?? 0, 1)).fill(item));
      case "object":
        return objects(node);
      default:
        return [null];
    }
  }

  function objects(node: Node): Record<string, unknown>[] {
    const fields = Object.entries(node.properties ?? {})
      .map(([key, child]) => ({ key, values: examples(child, key) }))
      .filter(({ key, values }) => node.required?.includes(key) || values.some(holdsId));
    const first = Object.fromEntries(fields.map(({ key, values }) => [key, values[0]]));
    const others = fields.flatMap(({ key, values }) => values.slice(1).map((value) => ({ ...first, [key]: value })));
    return [first, ...others];
  }

  return objects(root);
}

function text(node: Node, name: string): string {
  if (node.noun) return idHere(node.noun);
  if (node.format === "uuid") return idHere(nounOf(name));
  const wide = "x".repeat(Math.max(node.minLength ?? 0, 1));
  const fitting = [wide, "1", "a-b", "https://example.com", "2026-01-31"].find(
    (s) => !node.pattern || new RegExp(node.pattern).test(s),
  );
  return fitting ?? wide;
}

const nouns: readonly Noun[] = [
  "workspace",
  "user",
  "dataset",
  "datasetVersion",
  "sample",
  "prompt",
  "promptVersion",
  "connection",
  "model",
  "modelPull",
  "experiment",
  "variant",
  "evaluator",
  "trial",
  "failedRun",
];

/** Inputs of jobs use plain UUIDs: there the field's name tells the noun. */
function nounOf(field: string): Noun {
  const noun = nouns.find((known) => `${known}Id` === field);
  if (!noun) throw new Error(`The id field "${field}" does not tell its noun. Use id("<noun>") of server/core/ids.`);
  return noun;
}

const holdsId = (value: unknown): boolean => countIds(value) > 0;

export function countIds(value: unknown): number {
  if (typeof value === "string") return value.startsWith(marker) ? 1 : 0;
  if (value === null || typeof value !== "object") return 0;
  return Object.values(value).reduce((sum: number, child) => sum + countIds(child), 0);
}

/** Puts ids in their places, which are counted in reading order from 0. */
export function fillIds<T>(value: T, idOf: (noun: Noun, place: number) => string): T {
  let place = 0;
  function fill(part: unknown): unknown {
    if (typeof part === "string")
      return part.startsWith(marker) ? idOf(part.slice(marker.length) as Noun, place++) : part;
    if (Array.isArray(part)) return part.map(fill);
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).map(([key, child]) => [key, fill(child)]));
  }
  return fill(value) as T;
}
